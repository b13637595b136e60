import { rename } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { openLowdbStore } from '../../../src/adapters/lowdb/store.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

it('is not ready while its folder cannot be written, even before a failed save, and is ready again after that', async () => {
  const folder = await temporaryFolder();
  const store = await openLowdbStore(folder);
  expect(await store.ready()).toBe(true);
  await rename(folder, `${folder}-away`);
  expect(await store.ready()).toBe(false);
  await rename(`${folder}-away`, folder);
  expect(await store.ready()).toBe(true);
  await store.close();
});

it('is ready again for all concurrent callers', async () => {
  const folder = await temporaryFolder();
  const store = await openLowdbStore(folder);
  await rename(folder, `${folder}-away`);
  expect(await store.ready()).toBe(false);
  await rename(`${folder}-away`, folder);
  expect(await Promise.all([1, 2, 3].map(() => store.ready()))).toEqual([true, true, true]);
  await store.close();
});
