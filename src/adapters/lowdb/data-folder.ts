import { dirname, join, resolve } from 'node:path';
import type { Disk } from './disk.ts';
import { describeDiskError } from './disk-errors.ts';
import { type Folders, foldersIn } from './locations.ts';
import { type FolderLock, lockFolder } from './lock/folder-lock.ts';
import { openSyncedFolders, type SyncedFolders } from './synced-folders.ts';

/** A data folder that this process has locked. */
export type DataFolder = {
  readonly root: string;
  readonly folders: Folders;
  readonly disk: Disk;
  readonly synced: SyncedFolders;
  readonly lock: FolderLock;
};

/**
 * Creates the folder if it doesn't exist, checks that it's writable, and locks it.
 *
 * @throws FolderInUse if another process has it
 * @throws an error that says what is wrong with the folder or its disk, with the fix
 */
export async function openDataFolder(
  dataDir: string,
  disk: Disk,
  log: (line: string) => void,
): Promise<DataFolder> {
  const root = resolve(dataDir);
  if (dirname(root) === root)
    throw new Error(
      `DATA_DIR is ${root}, the root of the file system; set it to a folder of its own, such as ${join(root, 'var', 'lib', 'tradeoff')}`,
    );
  const folders = foldersIn(root);
  const synced = openSyncedFolders(root, disk);
  try {
    await synced.make(root);
    // Creating a file reports why the folder isn't writable; creating folders only that they don't exist.
    const probe = probeIn(root);
    await disk.touch(probe);
    await disk.remove(probe);
    await synced.make(folders.documents);
    await synced.make(folders.outbox);
    await synced.make(folders.expiry);
    return { root, folders, disk, synced, lock: await lockFolder(root, log) };
  } catch (error) {
    const description = describeDiskError(root, error);
    throw description === undefined ? error : new Error(description, { cause: error });
  }
}

/** A file that is written to find out whether the disk accepts writes. */
export function probeIn(root: string): string {
  return join(root, 'probe');
}
