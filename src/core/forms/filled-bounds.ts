import type { Filled, Form, FormField } from './form.ts';

/** What any form takes, whatever its fields say; adapters that check nothing themselves can hand in anything. */
const most = { fields: 30, entries: 100, characters: 4_000 } as const;

/** Why nobody filled this in into a form of ours; null if somebody may have. */
export function whyNoForm(filled: Filled): string | null {
  const values = Object.entries(filled);
  const isTooMuch =
    values.length > most.fields ||
    values.some(([field, value]) =>
      typeof value === 'string'
        ? field.length + value.length > most.characters
        : value.length > most.entries || value.some(({ length }) => length > most.characters),
    );
  return isTooMuch ? 'That is more than any form of mine takes, so nothing was done.' : null;
}

/**
 * Why what was filled in doesn't fit its form; null if it does.
 *
 * @param before what the form showed: what wasn't changed may stay, however long it is
 */
export function whyTooMuch({ fields }: Form, filled: Filled, before: Filled): string | null {
  for (const field of fields) {
    const value = filled[field.id];
    if (value === undefined || JSON.stringify(value) === JSON.stringify(before[field.id])) continue;
    const excess = typeof value === 'string' ? tooLong(field, value) : tooMany(field, value);
    if (excess !== null) return `"${field.label}" takes ${excess}.`;
  }
  return null;
}

/** The longest id of an option, person or channel, and the longest day, in characters. */
const longestValue = 200;

function tooLong(field: FormField, text: string): string | null {
  const longest = field.kind === 'text' ? field.most : longestValue;
  // As platforms count: an emoji is one character.
  const { length } = [...text];
  return length > longest ? `at most ${longest} characters, and these are ${length}` : null;
}

function tooMany(field: FormField, values: readonly string[]): string | null {
  const many = field.kind === 'several' ? field.options.length : mostOf(field);
  if (values.length > many) return `at most ${many}, and these are ${values.length}`;
  return values.some(({ length }) => length > longestValue) ? 'shorter names than that' : null;
}

function mostOf(field: FormField): number {
  return field.kind === 'people' ? field.most : 1;
}
