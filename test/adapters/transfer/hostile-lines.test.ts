import { expect, it } from 'vitest';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { readLines } from '../../../src/adapters/text/read-lines.ts';
import { importLines } from '../../../src/adapters/transfer/import.ts';
import { documentKinds } from '../../../src/core/store/documents.ts';
import { decisionOf } from '../../contract/documents.ts';

async function* lines(...all: string[]): AsyncGenerator<string> {
  yield* all;
}

const line = (value: string, id = '"d-000001"'): string =>
  `{"workspace":"w","kind":"decision","id":${id},"format":1,"due":null,"expires":null,"value":${value}}`;
const whole = (value: string, id?: string): AsyncGenerator<string> =>
  lines('{"tradeoff":"export","format":1}', line(value, id), '{"documents":1}');

it('an import changes no other object, whatever its keys', async () => {
  const value = JSON.stringify(decisionOf('Fine')).replace('{', '{"__proto__":{"polluted":true},');
  const store = openMemoryStore();
  await importLines(store, whole(value), { replace: false }).catch((error: unknown) =>
    expect(String(error)).toContain('line 2'),
  );
  for await (const { value: kept } of store.list('w', 'decision'))
    expect(Object.getPrototypeOf(kept)).toBe(Object.prototype);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

it('an import rejects a document that does not fit its kind', async () => {
  const store = openMemoryStore();
  await expect(importLines(store, whole('{"status":"accepted"}'), { replace: true })).rejects.toThrow(
    'line 2',
  );
  await expect(importLines(store, whole('{}', '7'), { replace: true })).rejects.toThrow('line 2');
  expect(await store.workspaces()).toEqual([]);
});

it.each([
  ['is empty', '""'],
  ['has NUL in it', String.raw`"\u0000"`],
  ['has a lone surrogate in it', String.raw`"\ud800"`],
  ['is too long', JSON.stringify('d'.repeat(501))],
])('an import names the line of a document whose id %s', async (_, id) => {
  const store = openMemoryStore();
  const given = whole(JSON.stringify(decisionOf('Fine')), id);
  await expect(importLines(store, given, { replace: true })).rejects.toThrow('line 2');
  expect(await store.workspaces()).toEqual([]);
});

const current = (value: unknown): AsyncGenerator<string> =>
  lines(
    '{"tradeoff":"export","format":1}',
    JSON.stringify({
      workspace: 'w',
      kind: 'decision',
      id: 'd-000001',
      format: documentKinds.decision.format,
      due: null,
      expires: null,
      value,
    }),
    '{"documents":1}',
  );
const fine = decisionOf('Fine');

it.each(['http://example.com/x', 'javascript:alert(1)', 'data:text/html,x', ''])(
  'an import refuses a record whose link is %j',
  async (link) => {
    const store = openMemoryStore();
    await expect(importLines(store, current({ ...fine, link }), { replace: true })).rejects.toThrow(
      'line 2: decision d-000001 of w is refused: its link is not an https address',
    );
    expect(await store.workspaces()).toEqual([]);
  },
);

it.each([
  [
    'deciders',
    { ...fine, content: { ...fine.content, deciders: Array.from({ length: 15_000 }, (_, n) => `U${n}`) } },
  ],
  ['title', { ...fine, content: { ...fine.content, title: 'x'.repeat(2_001) } }],
  ['history', { ...fine, history: Array.from({ length: 2_001 }, () => fine.history[0]) }],
  ['address', { ...fine, destination: { platform: 'slack', address: { channel: 'x'.repeat(10_000) } } }],
])('an import refuses a record with too much in its %s', async (field, value) => {
  const store = openMemoryStore();
  await expect(importLines(store, current(value), { replace: true })).rejects.toThrow(
    new RegExp(`line 2: .*${field}.*at most`),
  );
  expect(await store.workspaces()).toEqual([]);
});

it('an import refuses a document of any kind with a text that nobody wrote', async () => {
  const store = openMemoryStore();
  const link = JSON.stringify({
    ...{ workspace: 'w', kind: 'link', id: 'l', format: 1, due: null, expires: null },
    value: { conversation: 'x'.repeat(100_001) },
  });
  const given = lines('{"tradeoff":"export","format":1}', link, '{"documents":1}');
  await expect(importLines(store, given, { replace: true })).rejects.toThrow(
    'line 2: link l of w is refused',
  );
});

it('an import takes no line that is longer than any document, and holds no more of it in memory', async () => {
  const store = openMemoryStore();
  async function* endless(): AsyncGenerator<Buffer> {
    yield Buffer.from('{"tradeoff":"export","format":1}\n');
    for (let n = 0; n < 100; n++) yield Buffer.alloc(1_000_000, 'x');
  }
  await expect(importLines(store, readLines(endless()), { replace: true })).rejects.toThrow(
    'line 2 is longer than any document of ours',
  );
});
