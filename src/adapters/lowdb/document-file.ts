import type { Adapter } from 'lowdb';
import { type Disk, isCode } from './disk.ts';
import { type Envelope, seal, unseal } from './envelope.ts';
import { type Folders, fileOf, folderOf, type Location } from './locations.ts';
import type { SyncedFolders } from './synced-folders.ts';

export type DocumentFileParts = {
  readonly folders: Folders;
  readonly disk: Disk;
  readonly synced: SyncedFolders;
  /** Makes a due document's marker durable, before the document becomes visible. */
  readonly mark: (location: Location) => Promise<void>;
};

/**
 * lowdb's adapter for one small file, which is read whole and verified, and replaced whole. A write is durable once it
 * resolves. `read` throws BrokenFile if the file isn't what was written.
 */
export function documentFile(
  location: Location,
  { folders, disk, synced, mark }: DocumentFileParts,
): Adapter<Envelope> {
  const file = fileOf(folders, location);
  const folder = folderOf(folders, location);
  return {
    async read() {
      await synced.sync(folder);
      const bytes = await disk.read(file);
      return bytes === undefined ? null : unseal(bytes);
    },
    async write(envelope) {
      const replace = async (): Promise<void> => {
        await synced.make(folder);
        await disk.replace(file, seal(envelope), () =>
          envelope.due === null ? Promise.resolve() : mark(location),
        );
      };
      try {
        await replace().catch((error: unknown) => {
          // The folder was empty and expired at this moment.
          if (!isCode(error, 'ENOENT')) throw error;
          synced.forget(folder);
          return replace();
        });
        await disk.syncFolder(folder);
      } catch (error) {
        // The new name may exist without being durable, so the folder is synced before anyone reads it.
        synced.forget(folder);
        throw error;
      }
    },
  };
}
