/**
 * Something that one person fills in, unseen by others: a dialog on a platform, questions one by one in a terminal. The
 * adapter shows it and hands back what was filled in; the source that made it knows what that means.
 */
export type Form = {
  /** Handed back with what was filled in: what opened it, or that with what it was filled in with. At most `longestRef` characters. */
  readonly ref: string;
  /** At most 24 characters: the shortest limit of all platforms. */
  readonly title: string;
  readonly intro: string | null;
  /** One to five: the most that every platform can show. */
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

/** What was filled in, by field: a text, choice, day or channel, or a list of choices or people. Empty fields are missing. */
export type Filled = Readonly<Record<string, string | readonly string[]>>;

/** The most options of a field: the lowest limit of all platforms. */
export const mostOptions = 25;

/** The longest ref, in characters: it has to fit into a button beside the id of its conversation. */
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
