import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openLowdbStore } from '../../../../src/adapters/lowdb/store.ts';
import { StoreAway } from '../../../../src/core/store/store.ts';
import { conversationOf } from '../../../contract/documents.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

const keyOf = (id: string) => ({ workspace: 'w', kind: 'conversation', id }) as const;
const never = { basedOn: 0, due: null };

async function removeSocket(folder: string): Promise<void> {
  for (const name of await readdir(folder)) if (name.endsWith('.sock')) await rm(join(folder, name));
}

const losses: Readonly<Record<string, (folder: string) => Promise<void>>> = {
  'its socket was removed': removeSocket,
  'its folder was removed': (folder) => rm(folder, { recursive: true }),
  'its folder was moved away': (folder) => rename(folder, `${folder}-away`),
  async 'its folder was replaced by another one'(folder) {
    await rename(folder, `${folder}-old`);
    await mkdir(join(folder, 'documents'), { recursive: true });
  },
};

it.each(Object.keys(losses))('acknowledges nothing after %s, and says so once', async (loss) => {
  const folder = await temporaryFolder();
  const told: string[] = [];
  const store = await openLowdbStore(folder, { lost: (line) => told.push(line), log: () => undefined });
  await store.save(keyOf('before'), conversationOf('before'), never);
  await losses[loss]?.(folder);
  for (let number = 0; number < 20; number++)
    await expect(store.save(keyOf(`t${number}`), conversationOf('t'), never)).rejects.toThrow(StoreAway);
  await expect(store.remove(keyOf('before'))).rejects.toThrow(StoreAway);
  expect(told).toEqual([expect.stringContaining(`the data folder ${folder} was removed, moved or replaced`)]);
  await store.close();
});

it('is noticed within seconds while nothing is written', async () => {
  const folder = await temporaryFolder();
  const { promise, resolve } = Promise.withResolvers<string>();
  const store = await openLowdbStore(folder, { lost: resolve });
  const began = performance.now();
  await removeSocket(folder);
  expect(await promise).toContain('start again');
  expect(performance.now() - began).toBeLessThan(5_000);
  await store.close();
});
