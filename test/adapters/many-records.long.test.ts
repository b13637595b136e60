import { expect, it, onTestFinished } from 'vitest';
import { askRecords, fillRecords, saveRecords } from '../../bench/store/records.ts';
import { openLowdbStore } from '../../src/adapters/lowdb/store.ts';
import { openPostgresStore } from '../../src/adapters/postgres/store.ts';
import type { Store } from '../../src/core/store/store.ts';
import { testServer } from '../postgres-server.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const count = 10_000;
/** What people may wait for, in milliseconds: the usual time, since a machine may be busy now and then. */
const wanted = 50;
const silent = (): void => undefined;

const stores: Readonly<Record<string, () => Promise<Store>>> = {
  async lowdb() {
    const folder = await temporaryFolder();
    fillRecords(folder, count);
    return openLowdbStore(folder, { log: silent });
  },
  async Postgres() {
    const server = await testServer();
    onTestFinished(() => server.stop());
    const store = await openPostgresStore(await server.database(), { log: silent });
    await saveRecords(store, count);
    return store;
  },
};

it.each(Object.keys(stores))('finds decisions among 10,000 in 50 ms, in %s', async (name) => {
  const store = await stores[name]?.();
  if (store === undefined) throw new Error(`there is no store ${name}`);
  for (const { words, asked } of await askRecords(store, count, 40))
    expect(asked.p50, words).toBeLessThanOrEqual(wanted);
  await store.close();
});
