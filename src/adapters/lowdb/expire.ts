import { kindNames } from '../../core/store/documents.ts';
import type { DataFolder } from './data-folder.ts';
import type { Documents } from './documents.ts';
import type { Location } from './locations.ts';
import type { OneAtATime } from './one-at-a-time.ts';
import { passDamaged } from './pass-damaged.ts';
import { leftovers, walk } from './walk.ts';

export type ExpireParts = {
  readonly folder: DataFolder;
  readonly documents: Documents;
  readonly oneAtATime: OneAtATime;
};

/**
 * Removes documents that have expired and aren't due, and temporary files that a killed process left.
 *
 * @returns how many documents were removed
 */
export async function expireDocuments(
  { folder: { folders, disk }, documents, oneAtATime }: ExpireParts,
  now: number,
): Promise<number> {
  async function removeExpired(location: Location): Promise<boolean> {
    const stored = await documents.read(location, false);
    if (stored === undefined || stored.due !== null || stored.expires === null || stored.expires > now)
      return false;
    await documents.remove(location);
    return true;
  }

  let removed = 0;
  for (const kind of kindNames) {
    for await (const location of walk(folders, disk, kind)) {
      const isRemoved = await oneAtATime.run(location, () => removeExpired(location)).catch(passDamaged);
      if (isRemoved === true) removed++;
    }
    // While no task writes to the document, its temporary file can only be that of a killed process.
    for await (const { location, path } of leftovers(folders, disk, kind))
      await oneAtATime.run(location, () => disk.remove(path));
  }
  return removed;
}
