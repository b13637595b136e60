import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { boundedLines, longestMessage } from '../../../src/adapters/mcp/bounded-lines.ts';

async function through(pieces: readonly Buffer[]): Promise<{ passed: string; refused: unknown[] }> {
  const refused: unknown[] = [];
  const lines = boundedLines((response) => void refused.push(JSON.parse(response)));
  const passed = buffer(lines);
  for (const piece of pieces) lines.write(piece);
  lines.end();
  return { passed: (await passed).toString(), refused };
}

const long = 'x'.repeat(longestMessage);
const error = { code: -32_600, message: 'The message has more than 10 MiB; send a shorter one' };

it('passes on what fits, however it is cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: fc.constantFrom('a', '\n', 'ä', '\r') })), async (texts) => {
      const { passed, refused } = await through(texts.map((text) => Buffer.from(text)));
      expect(passed).toBe(texts.join(''));
      expect(refused).toEqual([]);
    }),
  );
  const bytes = [...Buffer.from(`${'ab'.repeat(5_000)}\n`)].map((byte) => Buffer.of(byte));
  expect((await through(bytes)).passed).toBe(`${'ab'.repeat(5_000)}\n`);
});

it('takes a line of 10 MiB, and none that is a byte longer', async () => {
  expect((await through([Buffer.from(`${long}\n`)])).passed).toHaveLength(longestMessage + 1);
  expect(await through([Buffer.from(`y${long}\nnext\n`)])).toEqual({
    passed: 'next\n',
    refused: [{ jsonrpc: '2.0', id: null, error }],
  });
});

it.each([
  [
    'at its end, as the protocol’s own client writes it',
    `{"method":"x","params":{"a":"${long}"},"jsonrpc":"2.0","id":7}`,
    7,
  ],
  ['at its beginning', `{"jsonrpc":"2.0","id":"a-1","method":"x","params":{"a":"${long}"}}`, 'a-1'],
  ['nowhere', `{"jsonrpc":"2.0","method":"x","params":{"a":"${long}","id":7}}`, null],
  ['in another field only', `{"params":{"id":7,"a":"${long}"}}`, null],
])('refuses a line with an id %s', async (_, line, id) => {
  const bytes = Buffer.from(`before\n${line}\nafter\n`);
  const pieces = Array.from({ length: Math.ceil(bytes.length / 65_536) }, (_unused, index) =>
    bytes.subarray(index * 65_536, (index + 1) * 65_536),
  );
  for (const sent of [pieces, [bytes]])
    expect(await through(sent)).toEqual({
      passed: 'before\nafter\n',
      refused: [{ jsonrpc: '2.0', id, error }],
    });
});
