import { readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Disk, realDisk } from '../../../../src/adapters/lowdb/disk.ts';
import { fileOf, foldersIn, locationOf } from '../../../../src/adapters/lowdb/locations.ts';
import { openLowdbStore } from '../../../../src/adapters/lowdb/store.ts';
import { type Store, StoreAway } from '../../../../src/core/store/store.ts';
import { decisionOf } from '../../../contract/documents.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

const count = 40;
const keyOf = (number: number) => ({ workspace: 'w', kind: 'decision', id: `d-${number}` }) as const;

async function filled(): Promise<string> {
  const folder = await temporaryFolder();
  const store = await openLowdbStore(folder);
  for (let number = 0; number < count; number++)
    await store.save(keyOf(number), decisionOf(`Record ${number}.`), { basedOn: 0, due: null });
  await store.close();
  return folder;
}

/** A disk that counts the decisions that are read. */
function countingReads(): { readonly disk: Disk; readonly reads: () => number } {
  let reads = 0;
  const disk: Disk = {
    ...realDisk,
    read(path) {
      if (path.includes('/documents/decision/')) reads++;
      return realDisk.read(path);
    },
  };
  return { disk, reads: () => reads };
}

async function found(store: Store, word = 'record'): Promise<number> {
  return (await store.findRecords('w', { statuses: ['accepted'], words: [word] }, { by: 'touched' }, 1))
    .total;
}

async function indexFiles(folder: string): Promise<string[]> {
  const { index } = foldersIn(folder);
  const [workspace = ''] = await readdir(index);
  return (await readdir(join(index, workspace))).map((name) => join(index, workspace, name));
}

it('opens a folder and finds its decisions without reading any', async () => {
  const folder = await filled();
  const { disk, reads } = countingReads();
  const store = await openLowdbStore(folder, { disk });
  expect(await found(store)).toBe(count);
  expect(reads()).toBe(0);
  await store.close();
});

it('is made again from the decisions of a folder if its document is missing, torn or of another format', async () => {
  const folder = await filled();
  const breakings: ((path: string) => Promise<void>)[] = [
    (path) => rm(path),
    (path) => truncate(path, 60),
    (path) => truncate(path, 0),
    async (path) => writeFile(path, (await readFile(path, 'utf8')).replace('"format":2', '"format":1')),
    async (path) => writeFile(path, (await readFile(path, 'utf8')).replace('accepted', 'rejected')),
  ];
  for (const breaks of breakings) {
    const [one = '', ...others] = await indexFiles(folder);
    expect(others.length).toBeGreaterThan(1);
    await breaks(one);
    const { disk, reads } = countingReads();
    const store = await openLowdbStore(folder, { disk });
    expect(await found(store)).toBe(count);
    expect(reads()).toBeGreaterThan(0);
    expect(reads()).toBeLessThan(count / 2);
    await store.close();
  }
  await rm(foldersIn(folder).index, { recursive: true });
  const store = await openLowdbStore(folder);
  expect(await found(store)).toBe(count);
  await store.close();
});

it('is right after a process was killed at any moment: its document is gone before the decision changes', async () => {
  const folder = await filled();
  const path = fileOf(foldersIn(folder), locationOf(keyOf(3)));
  const indexed = join(foldersIn(folder).index, path.split('/').slice(-3, -1).join('/'));
  for (const step of ['before', 'after'] as const) {
    const store = await openLowdbStore(folder, {
      disk: {
        ...realDisk,
        // Like a process that ends here: nothing after this is done.
        replace: async (to, bytes, beforeRename) => {
          await expect(stat(`${indexed}.index`)).rejects.toThrow('ENOENT');
          if (step === 'after') await realDisk.replace(to, bytes, beforeRename);
          throw new Error('killed');
        },
        put: () => Promise.reject(new Error('killed')),
      },
    });
    const { version = 0 } = (await store.load(keyOf(3))) ?? {};
    const changed = { ...decisionOf('Renamed'), status: 'accepted' } as const;
    await expect(store.save(keyOf(3), changed, { basedOn: version, due: null })).rejects.toThrow('killed');
    await store.close();
    const again = await openLowdbStore(folder);
    expect(await found(again, 'renamed')).toBe(step === 'after' ? 1 : 0);
    expect(await found(again)).toBe(step === 'after' ? count - 1 : count);
    await again.close();
  }
});

it('finds a decision whose file was put back by hand, and not one whose file was removed', async () => {
  const folder = await filled();
  const file = fileOf(foldersIn(folder), locationOf(keyOf(7)));
  const bytes = await readFile(file);
  await rm(file);
  const without = await openLowdbStore(folder);
  expect(await found(without)).toBe(count - 1);
  await without.close();
  await writeFile(file, bytes);
  const store = await openLowdbStore(folder);
  expect(await found(store)).toBe(count);
  await store.close();
});

it('finds decisions on a full disk, and says that the store is away where the disk fails', async () => {
  const folder = await filled();
  await rm(foldersIn(folder).index, { recursive: true });
  const full = Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'write' });
  const store = await openLowdbStore(folder, { disk: { ...realDisk, put: () => Promise.reject(full) } });
  expect(await found(store)).toBe(count);
  await store.close();
  const failing = Object.assign(new Error('broken'), { code: 'EIO', syscall: 'read' });
  const broken = await openLowdbStore(folder, {
    disk: {
      ...realDisk,
      read: (path) => (path.includes('/decision/') ? Promise.reject(failing) : realDisk.read(path)),
    },
    log: () => undefined,
  });
  await expect(found(broken)).rejects.toThrow(StoreAway);
  await broken.close();
});
