import { dirname } from 'node:path';
import { LRUCache } from 'lru-cache';
import { type Disk, isCode } from './disk.ts';

/**
 * Folders whose names are known to be on the disk. A process that was killed may have left names that only
 * the system's memory has; nothing is built on those before they are synced.
 */
export type SyncedFolders = {
  /** Makes a folder with all above it, durably. */
  make(folder: string): Promise<void>;
  /** Syncs a folder once in the life of the process; nothing where it is not there. */
  sync(folder: string): Promise<void>;
  /** Forgets that a folder was synced, after a failure; all of them without a name. */
  forget(folder?: string): void;
};

/** Forgetting one costs one more sync. */
const mostRemembered = 100_000;

export function openSyncedFolders(root: string, disk: Disk): SyncedFolders {
  // By size: room for a number of entries would be taken at once, which takes a start 20 ms.
  const settled = new LRUCache<string, true>({ maxSize: mostRemembered, sizeCalculation: () => 1 });
  return {
    async make(folder) {
      if (settled.has(folder)) return;
      await disk.makeFolder(folder);
      const chain = [];
      for (let at = folder; at.length >= root.length; at = dirname(at)) chain.unshift(at);
      // Every folder above may have got a new name just now, the settled ones too.
      await disk.syncFolder(dirname(root)).catch(passForbidden);
      for (const at of chain) await disk.syncFolder(at);
      for (const at of chain) settled.set(at, true);
    },
    async sync(folder) {
      if (settled.has(folder)) return;
      try {
        await disk.syncFolder(folder);
        settled.set(folder, true);
      } catch (error) {
        if (!isCode(error, 'ENOENT')) throw error;
      }
    },
    forget(folder) {
      if (folder === undefined) settled.clear();
      else settled.delete(folder);
    },
  };
}

/** What is above the data folder may be for others to read; then it was there before. */
function passForbidden(error: unknown): void {
  if (!isCode(error, 'EACCES') && !isCode(error, 'EPERM')) throw error;
}
