import { readdir, rm } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { realDisk } from '../../../src/adapters/lowdb/disk.ts';
import { foldersIn } from '../../../src/adapters/lowdb/locations.ts';
import { openLowdbStore } from '../../../src/adapters/lowdb/store.ts';
import type { Store } from '../../../src/core/store/store.ts';
import { conversationOf } from '../../contract/documents.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const day = 24 * 3_600_000;
const hour = 3_600_000;
const keyOf = (id: string) => ({ workspace: 'w', kind: 'conversation', id }) as const;

async function save(store: Store, id: string, expires: number, due: number | null = null): Promise<void> {
  const stored = await store.load(keyOf(id));
  await store.save(keyOf(id), conversationOf(id), { basedOn: stored?.version ?? 0, due, expires });
}

/** How many documents a task reads. */
async function readsOf(folder: string, task: (store: Store) => Promise<unknown>): Promise<number> {
  let reads = 0;
  const read = (path: string) => {
    if (path.includes('/documents/')) reads++;
    return realDisk.read(path);
  };
  const store = await openLowdbStore(folder, { disk: { ...realDisk, read } });
  await task(store);
  await store.close();
  return reads;
}

it('reads the threads whose day has come and a 256th of the others, and leaves no empty folder', async () => {
  const folder = await temporaryFolder();
  const filling = await openLowdbStore(folder);
  for (let number = 0; number < 20; number++) await save(filling, `old${number}`, day);
  for (let number = 0; number < 200; number++) await save(filling, `young${number}`, 90 * day);
  await filling.close();
  let removed = 0;
  const reads = await readsOf(folder, async (store) => {
    removed = await store.expire(2 * day);
  });
  expect(removed).toBe(20);
  expect(reads).toBeLessThan(20 + 15);
  const last = await openLowdbStore(folder);
  expect(await last.expire(91 * day)).toBe(200);
  expect(await readdir(`${foldersIn(folder).documents}/conversation`)).toEqual([]);
  expect(await readdir(foldersIn(folder).expiry)).toEqual(['complete']);
  // A workspace whose folders are gone starts again.
  await save(last, 'next', 200 * day);
  expect(await last.load(keyOf('next'))).toBeDefined();
  await last.close();
});

it('keeps a thread that was used since, and one with something due until that is done', async () => {
  const store = await openLowdbStore(await temporaryFolder());
  await save(store, 'used', day);
  await save(store, 'used', 50 * day);
  await save(store, 'due', day, 5);
  expect(await store.expire(2 * day)).toBe(0);
  await save(store, 'due', day);
  expect(await store.expire(4 * day)).toBe(1);
  expect(await store.expire(51 * day)).toBe(1);
  await store.close();
});

it('reads everything once in the folder of an older version, which noted no days', async () => {
  const folder = await temporaryFolder();
  const filling = await openLowdbStore(folder);
  for (let number = 0; number < 30; number++)
    await save(filling, `old${number}`, number < 10 ? day : 9 * day);
  await filling.close();
  await rm(foldersIn(folder).expiry, { recursive: true });
  let removed = 0;
  await readsOf(folder, async (store) => {
    removed = await store.expire(2 * day);
  });
  expect(removed).toBe(10);
  const reads = await readsOf(folder, (store) => store.expire(3 * day));
  expect(reads).toBeLessThan(10);
  await readsOf(folder, async (store) => {
    removed = await store.expire(10 * day);
  });
  expect(removed).toBe(20);
});

it('finds a thread whose day was lost with the power within 256 hourly sweeps', async () => {
  const folder = await temporaryFolder();
  const store = await openLowdbStore(folder);
  await save(store, 'lost', day);
  await rm(`${foldersIn(folder).expiry}/1`);
  let removed = 0;
  for (let sweep = 0; sweep < 256; sweep++) removed += await store.expire(2 * day + sweep * hour);
  expect(removed).toBe(1);
  await store.close();
});

it('saves a thread while its folder, just emptied, is being removed', async () => {
  const store = await openLowdbStore(await temporaryFolder());
  for (let round = 0; round < 20; round++) {
    await save(store, 't', day);
    const [, saved] = await Promise.all([
      store.expire(2 * day),
      store.save(keyOf(`new${round}`), conversationOf('n'), { basedOn: 0, due: null, expires: day * 2 }),
    ]);
    expect(saved).not.toBe('conflict');
  }
  await store.close();
});
