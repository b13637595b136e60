/**
 * Text without invisible effects: control characters (and with them escape sequences and line breaks) become spaces,
 * changes of reading direction and zero-width characters go, and lone surrogates become replacement characters.
 */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/[\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff]/g, '');
}
