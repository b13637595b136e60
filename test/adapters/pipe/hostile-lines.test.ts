import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { servePipe } from '../../../src/adapters/pipe/serve.ts';
import { longestLine } from '../../../src/adapters/text/read-lines.ts';
import { createAssistant } from '../../../src/core/assistant/assistant.ts';
import { builtIn } from '../../core/built-in.ts';

const fine = '{"id":"next","workspace":"w","channel":"c","thread":"t","user":"u","text":"django or flask?"}';

/** The responses to a line and to a valid one after it. */
async function answersTo(line: string): Promise<unknown[]> {
  const assistant = createAssistant({ store: openMemoryStore(), knowledge: () => builtIn, now: () => 0 });
  const output = new PassThrough();
  const written = text(output);
  await servePipe(assistant, Readable.from([`${line}\n${fine}\n`]), output);
  output.end();
  return (await written)
    .trimEnd()
    .split('\n')
    .map((answer): unknown => JSON.parse(answer));
}

it.each([
  ['__proto__', fine.replace('{', '{"__proto__":{"polluted":true},')],
  ['constructor', fine.replace('{', '{"constructor":{"prototype":{"polluted":true}},')],
  ['a thread of that name', fine.replace('"thread":"t"', '"thread":"__proto__"')],
  ['a workspace and a user of that name', fine.replace('"w"', '"__proto__"').replace('"u"', '"constructor"')],
  [
    'a field of a form of that name',
    '{"id":"f","workspace":"w","channel":"c","thread":"t","user":"u","form":"weighing:x","filled":{"__proto__":["polluted"]}}',
  ],
])('%s in a line changes no other object', async (_, line) => {
  const [, next] = await answersTo(line);
  expect(next).toMatchObject({ id: 'next', intent: 'compare' });
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

it('a line that is too long or too deeply nested gets an error, and the next one an answer', async () => {
  for (const line of [
    `{"id":"x","text":"${'x'.repeat(longestLine)}"}`,
    `${'['.repeat(200_000)}${']'.repeat(200_000)}`,
    '{"a":'.repeat(200_000),
  ]) {
    const [refused, next] = await answersTo(line);
    expect(refused).toMatchObject({ id: null, error: expect.stringContaining('line 1') });
    expect(next).toMatchObject({ id: 'next', intent: 'compare' });
  }
});
