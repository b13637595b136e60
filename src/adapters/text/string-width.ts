import { createRequire } from 'node:module';

const read = createRequire(import.meta.url);

/**
 * The columns that a text takes in letters of one width. The library is read at the first text that needs it, and not at
 * a start: it brings the rules by which all scripts break into letters, which takes 30 ms.
 */
export function stringWidth(text: string): number {
  if (!/[^ -~]/.test(text)) return text.length;
  const library: typeof import('string-width') = read('string-width');
  return library.default(text);
}
