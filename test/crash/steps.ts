import { basename } from 'node:path';
import type { Disk } from '../../src/adapters/lowdb/disk.ts';
import type { Store } from '../../src/core/store/store.ts';

/** Called at each step. It may never return. */
type Reached = (step: string) => void;

export const diskSteps = [
  'disk: replacing',
  'disk: marking',
  'disk: marked',
  'disk: written',
  'disk: replaced',
  'disk: folder synced',
  'disk: unmarking',
  'disk: unmarked',
  'disk: index removed',
  'disk: index written',
  'disk: day noted',
] as const;
export const storeSteps = ['store: loading', 'store: loaded', 'store: saving', 'store: saved'] as const;
export const platformSteps = [
  'platform: received',
  'platform: acknowledged',
  'platform: posting',
  'platform: posted',
  'platform: marked',
] as const;

/** A disk that reports its steps. */
export function reportDiskSteps(disk: Disk, reached: Reached): Disk {
  return {
    ...disk,
    async replace(path, bytes, beforeRename) {
      reached('disk: replacing');
      await disk.replace(path, bytes, async () => {
        await beforeRename();
        reached('disk: written');
      });
      reached('disk: replaced');
    },
    async touch(path) {
      reached('disk: marking');
      await disk.touch(path);
      reached('disk: marked');
    },
    async move(from, to) {
      const unmarking = basename(to).startsWith('spare-');
      reached(unmarking ? 'disk: unmarking' : 'disk: marking');
      await disk.move(from, to);
      reached(unmarking ? 'disk: unmarked' : 'disk: marked');
    },
    async remove(path) {
      await disk.remove(path);
      if (path.endsWith('.index')) reached('disk: index removed');
    },
    async put(path, bytes) {
      await disk.put(path, bytes);
      reached('disk: index written');
    },
    async append(path, text) {
      await disk.append(path, text);
      reached('disk: day noted');
    },
    async syncFolder(path) {
      await disk.syncFolder(path);
      reached('disk: folder synced');
    },
  };
}

/** A store that reports its steps. */
export function reportStoreSteps(store: Store, reached: Reached): Store {
  return {
    ...store,
    async load(key) {
      reached('store: loading');
      const stored = await store.load(key);
      reached('store: loaded');
      return stored;
    },
    async save(key, value, options) {
      reached('store: saving');
      const version = await store.save(key, value, options);
      reached('store: saved');
      return version;
    },
  };
}
