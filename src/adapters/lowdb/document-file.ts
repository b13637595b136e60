import type { Adapter } from 'lowdb';
import type { Disk } from './disk.ts';
import { type Envelope, seal, unseal } from './envelope.ts';
import { type Folders, fileOf, folderOf, type Location } from './locations.ts';
import type { SyncedFolders } from './synced-folders.ts';

export type DocumentFileParts = {
  readonly folders: Folders;
  readonly disk: Disk;
  readonly settled: SyncedFolders;
  /** Makes a document's marker durable where it is due; runs before the document is there to be seen. */
  readonly mark: (place: Location) => Promise<void>;
};

/**
 * lowdb's port over one small file: read whole and checked, replaced whole, durable when `write` resolves.
 * `read` throws BrokenFile where what is there was not written so.
 */
export function documentFile(
  place: Location,
  { folders, disk, settled, mark }: DocumentFileParts,
): Adapter<Envelope> {
  const file = fileOf(folders, place);
  const folder = folderOf(folders, place);
  return {
    async read() {
      await settled.sync(folder);
      const bytes = await disk.read(file);
      return bytes === undefined ? null : unseal(bytes);
    },
    async write(envelope) {
      await settled.make(folder);
      try {
        await disk.replace(file, seal(envelope), () =>
          envelope.due === null ? Promise.resolve() : mark(place),
        );
        await disk.syncFolder(folder);
      } catch (error) {
        // The new name may be there without being durable; it is synced before anyone reads it.
        settled.forget(folder);
        throw error;
      }
    },
  };
}
