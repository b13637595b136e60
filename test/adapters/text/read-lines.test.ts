import { expect, it } from 'vitest';
import { longestLine, readLines } from '../../../src/adapters/text/read-lines.ts';

async function* chunks(...parts: (string | Buffer)[]): AsyncGenerator<string | Buffer> {
  yield* parts;
}

async function linesOf(...parts: (string | Buffer)[]): Promise<(string | null)[]> {
  const lines: (string | null)[] = [];
  for await (const line of readLines(chunks(...parts))) lines.push(line);
  return lines;
}

it('joins chunks, even within a character', async () => {
  const bytes = Buffer.from('a€b\nc');
  expect(await linesOf(bytes.subarray(0, 2), bytes.subarray(2, 3), bytes.subarray(3))).toEqual(['a€b', 'c']);
});

it('splits at line feeds only, not at U+2028, which JSON allows', async () => {
  expect(await linesOf('a\u2028b\r\nc\rd\n')).toEqual(['a\u2028b', 'c\rd']);
});

it('keeps empty lines, and adds none at the end', async () => {
  expect(await linesOf('\n\na\n')).toEqual(['', '', 'a']);
  expect(await linesOf()).toEqual([]);
});

it('skips a line that is too long, and goes on after it', async () => {
  const part = 'x'.repeat(longestLine / 2 + 1);
  expect(await linesOf(part, part, part, '\nnext\n', part, part)).toEqual([null, 'next', null]);
});
