/**
 * Something that one person fills in, seen by nobody else: a dialogue in a platform, questions one after another
 * in a terminal. A door shows it and hands back what was filled in; what it means is decided where it was made.
 */
export type Form = {
  /** What opened it; handed back with what was filled in. At most `longestRef` characters. */
  readonly ref: string;
  /** At most 24 characters: the shortest limit of the platforms that show it. */
  readonly title: string;
  readonly intro: string | null;
  /** One to five: the most that every platform has room for. */
  readonly fields: readonly FormField[];
  readonly submit: string;
};

type FieldBase = {
  readonly id: string;
  /** At most 45 characters. */
  readonly label: string;
  /** A line below the label, at most 100 characters. */
  readonly hint: string | null;
  readonly required: boolean;
};

export type FormField =
  | (FieldBase & {
      readonly kind: 'text';
      readonly value: string;
      readonly long: boolean;
      readonly most: number;
    })
  /** One of up to 25. */
  | (FieldBase & {
      readonly kind: 'one';
      readonly options: readonly FormOption[];
      readonly value: string | null;
    })
  /** Any of up to 25. */
  | (FieldBase & {
      readonly kind: 'several';
      readonly options: readonly FormOption[];
      readonly values: readonly string[];
      /** How many may be chosen; all unless given. */
      readonly most?: number;
    })
  /** People of the team, by the platform's ids. */
  | (FieldBase & { readonly kind: 'people'; readonly people: readonly string[]; readonly most: number })
  /** A day: `2026-11-22`. */
  | (FieldBase & { readonly kind: 'date'; readonly value: string | null })
  /** The channel to answer in, by the platform's id. An adapter that can't show it leaves it out. */
  | (FieldBase & { readonly kind: 'channel' });

export type FormOption = { readonly value: string; readonly label: string };

/** What was filled in, by field: a text, a choice or a day; or several choices or people. What was left empty is missing. */
export type Filled = Readonly<Record<string, string | readonly string[]>>;

/** The most options that a field has: the shortest limit of the platforms that show it. */
export const mostOptions = 25;

/** So that a ref fits into what a platform lets a button carry, beside the conversation that it belongs to. */
export const longestRef = 40;

/** A field as one text, without blanks around it; '' where it was left empty. */
export function textIn(filled: Filled, field: string): string {
  const value = filled[field];
  return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim();
}

/** A field as a list; empty where it was left empty. */
export function listIn(filled: Filled, field: string): readonly string[] {
  const value = filled[field] ?? [];
  return typeof value === 'string' ? [value] : value;
}
