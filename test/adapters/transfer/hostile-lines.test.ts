import { expect, it } from 'vitest';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { importLines } from '../../../src/adapters/transfer/import.ts';
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
