import type { Chart } from './chart.ts';

/**
 * An answer as a document that belongs to no platform. Renderers switch over blocks and spans without a
 * `default`, so that a new kind does not compile until each of them has it.
 */
export type Answer = {
  /** Short and stable: the same turn on the same data has the same id. */
  readonly id: string;
  readonly blocks: readonly Block[];
  /** What the citations point to; citation n is `sources[n - 1]`. */
  readonly sources: readonly CitedSource[];
  /** True where nothing cited could be said. */
  readonly declined: boolean;
  /** Options from best to worst, where the answer ranks them. */
  readonly ranking: readonly string[] | null;
};

export type Block =
  /** The answer in one line; there is one at most, and it is first. */
  | { readonly kind: 'headline'; readonly spans: Spans }
  | { readonly kind: 'paragraph'; readonly spans: Spans }
  /** How the message was understood, so that a person can correct it. */
  | { readonly kind: 'understood'; readonly spans: Spans }
  | { readonly kind: 'bullets'; readonly items: readonly Spans[] }
  /** `columns[0]` heads the rows' names. Every row has a cell for each further column. */
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly TableRow[] }
  /** A picture; where none can be shown, its `alt` says what it would show. */
  | { readonly kind: 'chart'; readonly chart: Chart }
  | { readonly kind: 'choices'; readonly choices: readonly Choice[] }
  /** An aside: what is uncertain, old or missing. */
  | { readonly kind: 'note'; readonly spans: Spans };

export type TableRow = { readonly name: string; readonly cells: readonly Spans[] };
export type Choice =
  /** Pressed, it is the words that it says. */
  | { readonly label: string; readonly says: string }
  /** Pressed, it opens a form for that person alone; `opens` is the form's `ref`. */
  | { readonly label: string; readonly opens: string };

export type Spans = readonly Span[];
export type Span =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'emphasis'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  /** Somebody of the team, by the platform's id; told of it only where `notify` says so. */
  | { readonly kind: 'person'; readonly id: string; readonly notify: boolean }
  /** Number of a source of this answer, counted from 1. */
  | { readonly kind: 'citation'; readonly source: number; readonly claim: string }
  /** Says that a claim is not simply confirmed. */
  | { readonly kind: 'mark'; readonly verdict: 'qualified' | 'disputed' | 'opinion' };

export type CitedSource = {
  readonly title: string;
  /** https address, or null where there is none. */
  readonly url: string | null;
  /** Where to find it without an address: a file of the project, or author line and section. */
  readonly locator: string | null;
  /** The date it speaks of: `2026`, `2026-09` or `2026-09-21`. */
  readonly asOf: string;
};

export const plain = (text: string): Span => ({ kind: 'plain', text });
export const strong = (text: string): Span => ({ kind: 'strong', text });
export const emphasis = (text: string): Span => ({ kind: 'emphasis', text });
export const code = (text: string): Span => ({ kind: 'code', text });

/** The words of a choice; undefined for one that opens a form. */
export function pressed(choice: Choice): string | undefined {
  return 'says' in choice ? choice.says : undefined;
}
