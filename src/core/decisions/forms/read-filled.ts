import type { Filled } from '../../forms/form.ts';

/** A submitted form's values, by field. */
export type FilledFields = {
  /** One value, trimmed; empty if the field was left empty. */
  one(field: string): string;
  /** Several values, each once. */
  many(field: string): string[];
};

export function readFilled(filled: Filled): FilledFields {
  return {
    one(field) {
      const value = filled[field];
      return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim();
    },
    many(field) {
      const value = filled[field];
      return [...new Set(typeof value === 'string' ? [value] : (value ?? []))];
    },
  };
}
