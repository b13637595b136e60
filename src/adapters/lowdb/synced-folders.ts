import { dirname } from 'node:path';
import { LRUCache } from 'lru-cache';
import { atMost } from '../caches/at-most.ts';
import { type Disk, isCode } from './disk.ts';

/**
 * Folders whose entries are known to be durable. A process that was killed may have left entries that exist only in the
 * system's memory, so a folder is synced before anything relies on it.
 */
export type SyncedFolders = {
  /** Creates a folder and its parents, durably. */
  make(folder: string): Promise<void>;
  /** Syncs a folder once per process. Does nothing if it doesn't exist. */
  sync(folder: string): Promise<void>;
  /** Forgets that a folder was synced, as after a failure. Without a name, forgets all of them. */
  forget(folder?: string): void;
};

/** Forgetting a folder costs one more sync. */
const mostRemembered = 100_000;

export function openSyncedFolders(root: string, disk: Disk): SyncedFolders {
  const synced = new LRUCache<string, true>(atMost(mostRemembered));
  return {
    async make(folder) {
      if (synced.has(folder)) return;
      await disk.makeFolder(folder);
      const chain = [];
      for (let at = folder; at.length >= root.length && at !== dirname(at); at = dirname(at))
        chain.unshift(at);
      // Any parent may have a new entry now, even one that was synced before.
      await disk.syncFolder(dirname(root)).catch(passForbidden);
      for (const at of chain) await disk.syncFolder(at);
      for (const at of chain) synced.set(at, true);
    },
    async sync(folder) {
      if (synced.has(folder)) return;
      try {
        await disk.syncFolder(folder);
        synced.set(folder, true);
      } catch (error) {
        if (!isCode(error, 'ENOENT')) throw error;
      }
    },
    forget(folder) {
      if (folder === undefined) synced.clear();
      else synced.delete(folder);
    },
  };
}

/** The parent of the data folder may be out of reach. In that case the data folder existed before. */
function passForbidden(error: unknown): void {
  if (!isCode(error, 'EACCES') && !isCode(error, 'EPERM')) throw error;
}
