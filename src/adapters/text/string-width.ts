import { createRequire } from 'node:module';

const read = createRequire(import.meta.url);

/**
 * The columns that a text takes in a monospaced font. The library is loaded with the first text that needs it and not at
 * the start, since its rules for all scripts take 30 ms to load.
 */
export function stringWidth(text: string): number {
  if (!/[^ -~]/.test(text)) return text.length;
  const library: typeof import('string-width') = read('string-width');
  return library.default(text);
}
