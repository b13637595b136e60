import { mkdirSync, writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { seal } from '../../src/adapters/lowdb/envelope.ts';
import { fileOf, folderOf, foldersIn, locationOf } from '../../src/adapters/lowdb/locations.ts';
import { openLowdbStore } from '../../src/adapters/lowdb/store.ts';
import { type ConversationDocument, documentKinds } from '../../src/core/store/documents.ts';
import type { Key, Store } from '../../src/core/store/store.ts';
import { type Measured, measure } from './measure.ts';

export const keyOf = (number: number): Key<'conversation'> => ({
  workspace: 'w',
  kind: 'conversation',
  id: `C0123456789/${number}`,
});

/** A thread at random, the same in each run. */
export const anyOf = (threads: number, index: number): Key<'conversation'> =>
  keyOf((index * 2_654_435_761) % threads);

/** Makes threads from one number to another as if they had been there for long: not synced one by one. */
export function fillLowdb(folder: string, from: number, to: number, thread: ConversationDocument): void {
  const folders = foldersIn(folder);
  const made = new Set<string>();
  const text = JSON.stringify({ ...thread, outbox: [] });
  const { format } = documentKinds.conversation;
  for (let number = from; number < to; number++) {
    const key = keyOf(number);
    const place = locationOf(key);
    const parent = folderOf(folders, place);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(fileOf(folders, place), seal({ ...key, format, version: 1, due: null, expires: 1, text }));
  }
}

/** What a committed turn costs a store: the thread is read, and is there with its reply for good. */
export async function commitTurn(
  store: Store,
  key: Key<'conversation'>,
  thread: ConversationDocument,
): Promise<void> {
  const stored = await store.load(key);
  await store.save(key, thread, { basedOn: stored?.version ?? 0, due: 60_001, expires: 1 });
}

export type LowdbRun = {
  readonly start: number;
  readonly alone: Measured;
  readonly together: Measured;
  readonly marking: Measured;
  readonly memory: number;
};

export async function runLowdb(
  folder: string,
  threads: number,
  count: number,
  thread: ConversationDocument,
): Promise<LowdbRun> {
  const began = performance.now();
  const store = await openLowdbStore(folder);
  const start = performance.now() - began;
  // A process syncs each folder once, when it first comes by; that is a matter of its first minutes.
  for (let number = 0; number < 3_000; number++) await store.load({ ...keyOf(number), id: `none${number}` });
  const alone = await measure(count, 1, (index) => commitTurn(store, anyOf(threads, index), thread));
  const posted = { ...thread, outbox: [] };
  const marking = await measure(count, 1, async (index) => {
    const stored = await store.load(anyOf(threads, index));
    await store.save(anyOf(threads, index), posted, { basedOn: stored?.version ?? 0, due: null, expires: 1 });
  });
  const together = await measure(count * 4, 16, (index) => commitTurn(store, anyOf(threads, index), thread));
  // Markers that stay would make the next start another one.
  for (const key of await store.due('conversation', Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)) {
    const stored = await store.load(key);
    await store.save(key, posted, { basedOn: stored?.version ?? 0, due: null, expires: 1 });
  }
  await store.close();
  const memory = await memoryOf(folder, Math.min(threads, 10_000));
  return { start, alone, together, marking, memory };
}

/** Bytes of the heap for each thread that is held, the cache's limit lifted. */
async function memoryOf(folder: string, threads: number): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') return Number.NaN;
  const store = await openLowdbStore(folder, { cacheSize: 1_000_000_000 });
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let number = 0; number < threads; number++) await store.load(keyOf(number));
  collect();
  const held = process.memoryUsage().heapUsed - before;
  await store.close();
  return held / threads;
}
