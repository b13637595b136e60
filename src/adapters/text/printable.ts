/**
 * Makes text show as what it is: no escape sequence, control character, line break or change of reading
 * direction in it reaches the reader, and half a surrogate pair becomes a replacement character.
 */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/[\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff]/g, '');
}
