/** Longest line in characters: six times a message of 100,000 characters that are all escaped. */
export const longestLine = 4_000_000;

/**
 * The lines of a stream, each ended by `\n` or `\r\n`; null for one that is too long. Reads no further ahead than the
 * consumer asks for. (node:readline also breaks lines at U+2028, which JSON allows in strings.)
 */
export async function* readLines(input: AsyncIterable<Buffer | string>): AsyncGenerator<string | null> {
  const decoder = new TextDecoder();
  let rest = '';
  let tooLong = false;
  for await (const chunk of input) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const parts = text.split('\n');
    const last = parts.pop() ?? '';
    for (const part of parts) {
      const line = rest + part;
      yield tooLong || line.length > longestLine ? null : line.replace(/\r$/, '');
      rest = '';
      tooLong = false;
    }
    rest += last;
    if (rest.length > longestLine) {
      rest = '';
      tooLong = true;
    }
  }
  rest += decoder.decode();
  if (tooLong) yield null;
  else if (rest !== '') yield rest;
}
