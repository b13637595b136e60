import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { responseTo } from '../../../src/adapters/pipe/response.ts';
import { servePipe } from '../../../src/adapters/pipe/serve.ts';
import { everyRight } from '../../../src/core/access/actor.ts';
import { createAssistant } from '../../../src/core/assistant/assistant.ts';
import { builtIn } from '../../core/built-in.ts';

const knowledge = builtIn;
const lineSchema = z.looseObject({ id: z.string().nullable() });

async function serve(...lines: (string | object)[]): Promise<z.infer<typeof lineSchema>[]> {
  const assistant = createAssistant({ store: openMemoryStore(), knowledge: () => knowledge, now: () => 0 });
  const output = new PassThrough();
  const written = text(output);
  await servePipe(
    assistant,
    Readable.from(lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`)),
    output,
  );
  output.end();
  return (await written)
    .trimEnd()
    .split('\n')
    .map((line) => lineSchema.parse(JSON.parse(line)));
}

const ask = (id: string, words: string, more: object = {}): object => ({
  id,
  workspace: 'w',
  channel: 'c',
  thread: 't',
  user: 'u',
  text: words,
  ...more,
});

it('responds with every field of the protocol', async () => {
  const [first] = await serve(ask('q1', 'django or flask?'));
  expect(Object.keys(first ?? {})).toEqual([
    'id',
    'intent',
    'options',
    'excluded',
    'aspects',
    'needs',
    'ranking',
    'declined',
    'text',
    'sources',
    'answerId',
    'shownTo',
  ]);
  expect(first).toMatchObject({
    id: 'q1',
    intent: 'compare',
    options: ['django', 'flask'],
    excluded: [],
    ranking: null,
    declined: false,
  });
  expect(first?.sources).toContainEqual({
    title: expect.any(String),
    url: expect.stringMatching(/^https:/),
  });
});

it('keeps threads apart, by workspace, channel and thread', async () => {
  const lines = await serve(
    ask('1', 'django or flask?'),
    ask('2', 'and databases?'),
    ask('3', 'and databases?', { thread: 'u' }),
    ask('4', 'and databases?', { channel: 'd' }),
    ask('5', 'and databases?', { workspace: 'v' }),
  );
  expect(lines.map(({ id, options }) => [id, options])).toEqual([
    ['1', ['django', 'flask']],
    ['2', ['django', 'flask']],
    ['3', []],
    ['4', []],
    ['5', []],
  ]);
});

it('has all current needs with a recommendation, and only newly stated ones otherwise', async () => {
  const lines = await serve(
    ask('1', 'we need an admin panel. what should we use?'),
    ask('2', 'we also need websockets'),
    ask('3', 'django or flask?'),
  );
  expect(lines[0]?.needs).toContain('admin-panel');
  expect(lines[1]?.needs).toEqual(expect.arrayContaining(['admin-panel']));
  expect(lines[1]?.ranking).toHaveLength(3);
  expect(lines[2]?.needs).toEqual([]);
});

it('is silent in a shared thread on messages that are not for it, unless it is mentioned', async () => {
  const lines = await serve(
    ask('1', 'anna, did you deploy yesterday?', { shared: true }),
    ask('2', 'anna, did you deploy yesterday?', { shared: true, mention: true }),
    ask('3', '<@BOT> thanks', { shared: true }),
    ask('4', 'thanks'),
  );
  expect(lines[0]).toMatchObject({ silent: true, reason: expect.any(String), text: '', sources: [] });
  for (const line of lines.slice(1)) expect(line.text).not.toBe('');
});

it('says below the first answer of a shared thread how to go on, and nowhere else', async () => {
  const how = 'Just reply here. Once others join in, mention me.';
  const lines = await serve(
    ask('1', '<@BOT> django or flask?', { shared: true }),
    ask('2', 'and databases?', { shared: true }),
    ask('3', 'django or flask?', { thread: 'alone' }),
  );
  expect(lines.map(({ text }) => String(text).includes(how))).toEqual([true, false, false]);
});

it('says of every answer whom to show it to', async () => {
  const [help, answered] = await serve(ask('1', 'help'), ask('2', 'django or flask?'));
  expect([help?.shownTo, answered?.shownTo]).toEqual(['asker', 'thread']);
  const store = openMemoryStore();
  const assistant = createAssistant({ store, knowledge: () => knowledge, now: () => 0 });
  const where = { workspace: 'w', conversation: 'c', author: 'u', delivery: null, replyTo: null };
  const unread = await assistant.ask({
    rights: everyRight,
    ...where,
    words: '',
    audience: 'direct',
    unread: true,
  });
  expect(responseTo(unread)).toMatchObject({ reason: 'nothing to read', shownTo: 'asker' });
});

it.each([
  ['not JSON', '{"id":"x"', null, 'line 1: not JSON'],
  ['a list', '[1]', null, 'line 1: the line is a list and must be an object'],
  ['null', 'null', null, 'line 1: the line is null and must be an object'],
  [
    'missing fields',
    { id: 'x', thread: 't', user: 'u', text: 'hi' },
    'x',
    'line 1: missing: workspace, channel',
  ],
  ['no fields', {}, null, 'line 1: missing: id, workspace, channel, thread, user, text'],
  [
    'a field of another type',
    ask('x', 'hi', { thread: 7 }),
    'x',
    'line 1: thread is a number and must be text',
  ],
  ['an id that is a number', ask('x', 'hi', { id: 7 }), '7', 'line 1: id is a number and must be text'],
  ['an id that is a list', ask('x', 'hi', { id: [7] }), null, 'line 1: id is a list and must be text'],
  [
    'a flag of another type',
    ask('x', 'hi', { shared: 'yes' }),
    'x',
    'line 1: shared is text and must be true or false',
  ],
  [
    'a field missing and one of another type',
    { ...ask('x', 'hi', { user: null }), text: undefined },
    'x',
    'line 1: missing: text; user is null and must be text',
  ],
])('reports %s with its line, and goes on', async (_, line, id, error) => {
  const lines = await serve(line, ask('next', 'django or flask?'));
  const exact = error === 'line 1: not JSON' ? expect.stringContaining(error) : error;
  expect(lines[0]).toEqual({ id, error: exact });
  expect(lines[1]).toMatchObject({ id: 'next', intent: 'compare' });
});

it('counts blank lines and responds to none', async () => {
  const lines = await serve('', ask('a', 'django or flask?'), ' \t', '[1]');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatchObject({ id: 'a', intent: 'compare' });
  expect(lines[1]).toMatchObject({ id: null, error: expect.stringContaining('line 4:') });
});

it('responds to a line that failed with an error', async () => {
  const store = { ...openMemoryStore(), load: () => Promise.reject(new Error('the disk is full')) };
  const assistant = createAssistant({ store, knowledge: () => knowledge, now: () => 0 });
  const output = new PassThrough();
  await servePipe(assistant, Readable.from([`${JSON.stringify(ask('a', 'hi'))}\n`]), output);
  output.end();
  expect(JSON.parse(await text(output))).toEqual({ id: 'a', error: 'line 1: the disk is full' });
});

it('reads no further than its output is read', async () => {
  let read = 0;
  async function* endless(): AsyncGenerator<string> {
    for (;;) {
      read++;
      yield `${JSON.stringify(ask(String(read), 'hi'))}\n`;
    }
  }
  const assistant = createAssistant({ store: openMemoryStore(), knowledge: () => knowledge, now: () => 0 });
  const output = new PassThrough({ highWaterMark: 1 });
  const serving = servePipe(assistant, endless(), output);
  // The first response fills the output and is not read, so no second line may be read.
  await new Promise((resolve) => output.once('readable', resolve));
  for (let turns = 0; turns < 20; turns++) await new Promise((resolve) => setImmediate(resolve));
  expect(read).toBe(1);
  output.destroy();
  await serving;
  expect(read).toBe(1);
});

it('tells a caller the question that a form stands for', async () => {
  const at = { workspace: 'w', channel: 'c', thread: 't', user: 'u' };
  const [compared] = await serve({
    ...at,
    id: 'f',
    form: 'compare',
    filled: { options: ['django', 'flask'] },
  });
  expect(compared).toEqual({
    id: 'f',
    note: null,
    forms: [],
    posts: [],
    asks: 'compare Django and Flask',
  });
});
