import { z } from 'zod';
import { chartSchema } from './chart.ts';
import type { DeepReadonly } from './deep-readonly.ts';

/**
 * An answer as a document that belongs to no platform. It is declared once: the schema is the type, so a new kind
 * of block or span can be stored right away and doesn't compile until every renderer handles it. When it changes,
 * raise the formats of the documents that hold answers: older processes then leave those alone.
 */
const spanDocument = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('plain'), text: z.string() }),
  z.object({ kind: z.literal('strong'), text: z.string() }),
  z.object({ kind: z.literal('emphasis'), text: z.string() }),
  z.object({ kind: z.literal('code'), text: z.string() }),
  /** A page of the bot's own documentation; what a claim rests on is a citation. */
  z.object({ kind: z.literal('link'), text: z.string(), url: z.string() }),
  /** A person of the team, by the platform's id; they are notified only where `notify` is true. */
  z.object({ kind: z.literal('person'), id: z.string(), notify: z.boolean() }),
  /** Number of a source of this answer, counted from 1. */
  z.object({ kind: z.literal('citation'), source: z.number().int().positive(), claim: z.string() }),
  /**
   * A moment in milliseconds since 1970, and the zone that was meant; without `withTime` it's the end of a day there.
   * Platforms show it in each reader's zone.
   */
  z.object({
    kind: z.literal('time'),
    // Up to the last year of four digits.
    at: z.number().int().min(60_000).max(253_402_214_400_000),
    zone: z.string(),
    withTime: z.boolean(),
    withYear: z.boolean(),
  }),
  /** Says that a claim is not simply confirmed. */
  z.object({ kind: z.literal('mark'), verdict: z.enum(['qualified', 'disputed', 'opinion']) }),
]);
const spansDocument = z.array(spanDocument);

const choiceDocument = z.union([
  /** Pressing it sends the words in `says`. */
  z.object({ label: z.string(), says: z.string() }),
  /** Pressing it opens a form for that person alone; `opens` is the form's `ref`. */
  z.object({ label: z.string(), opens: z.string() }),
]);

/** True for what is read last: of an answer that is longer than a screen, it's the first to wait behind `More`. */
const detail = z.boolean().optional();

const blockDocument = z.discriminatedUnion('kind', [
  /** The answer in one line. There is at most one, and it comes first. */
  z.object({ kind: z.literal('headline'), spans: spansDocument }),
  z.object({ kind: z.literal('paragraph'), spans: spansDocument, detail }),
  /** How the message was understood, so that people can correct it. */
  z.object({ kind: z.literal('understood'), spans: spansDocument, detail }),
  z.object({
    kind: z.literal('bullets'),
    items: z.array(spansDocument),
    detail,
    /** True if its last items may wait behind `More` before any other block does: they come in order of weight. */
    shrinks: z.boolean().optional(),
    /** True if it waits behind `More` even where there's room for it. */
    waits: z.boolean().optional(),
    /** How many items of a list that shrinks stay longer than what comes after it. */
    keeps: z.number().int().positive().optional(),
  }),
  /** `columns[0]` heads the names of the rows. Every row has a cell for each further column. */
  z.object({
    kind: z.literal('table'),
    columns: z.array(z.string()),
    rows: z.array(z.object({ name: z.string(), cells: z.array(spansDocument) })),
    detail,
  }),
  /** A picture. Where none can be shown, its `alt` stands in for it. */
  z.object({ kind: z.literal('chart'), chart: chartSchema, detail }),
  z.object({ kind: z.literal('choices'), choices: z.array(choiceDocument) }),
  /** An aside: what is uncertain, old or missing. */
  z.object({ kind: z.literal('note'), spans: spansDocument, detail }),
]);

const citedSourceDocument = z.object({
  title: z.string(),
  /** https address, or null where there is none. */
  url: z.string().nullable(),
  /** Where to find it without an address: a file of the project, or author, line and section. */
  locator: z.string().nullable(),
  /** The date it speaks of: `2026`, `2026-09` or `2026-09-21`. */
  asOf: z.string(),
  /** What people call the site it's from: "Django docs", "PyPI". */
  site: z.string().optional(),
});

const answerDocument = z.object({
  /** Short and stable: the same turn on the same data has the same id. */
  id: z.string(),
  blocks: z.array(blockDocument),
  /** What the citations point to; citation n is `sources[n - 1]`. */
  sources: z.array(citedSourceDocument),
  /** True where nothing cited could be said. */
  declined: z.boolean(),
  /** Options from best to worst, where the answer ranks them. */
  ranking: z.array(z.string()).nullable(),
  /** True for what somebody asked to see all of: nothing of it waits behind `More`, however long it is. */
  isWhole: z.boolean().optional(),
});

/**
 * Whom an answer is for: everyone in its thread, or only its asker, because it concerns nobody else: help, a list, thanks.
 * The latter is shown to them alone where a platform can do that.
 */
export type ShownTo = 'asker' | 'thread';

export type Answer = DeepReadonly<z.infer<typeof answerDocument>>;
export const answerSchema: z.ZodType<Answer> = answerDocument;

/** A stored answer; null where this version cannot read it, so that only one reply is lost and not its thread. */
export const storedAnswerSchema = answerSchema.nullable().catch(null);

export type Block = Answer['blocks'][number];
export type TableRow = Extract<Block, { kind: 'table' }>['rows'][number];
export type Choice = Extract<Block, { kind: 'choices' }>['choices'][number];
export type Span = DeepReadonly<z.infer<typeof spanDocument>>;
export type Spans = readonly Span[];
export type TimeSpan = Extract<Span, { kind: 'time' }>;
export type CitedSource = Answer['sources'][number];

export const plain = (text: string): Span => ({ kind: 'plain', text });
export const strong = (text: string): Span => ({ kind: 'strong', text });
export const emphasis = (text: string): Span => ({ kind: 'emphasis', text });
export const code = (text: string): Span => ({ kind: 'code', text });

/** How many buttons an answer has; `More` is one of them. */
export const mostButtons = 4;

/** The words that a choice sends; undefined for one that opens a form. */
export function pressed(choice: Choice): string | undefined {
  return 'says' in choice ? choice.says : undefined;
}
