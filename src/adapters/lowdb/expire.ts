import { dirname } from 'node:path';
import type { DataFolder } from './data-folder.ts';
import type { Documents } from './documents.ts';
import type { ExpiryIndex } from './expiry-index.ts';
import type { LowdbRecordIndex } from './index/record-index.ts';
import { fileOf, type Location } from './locations.ts';
import type { OneAtATime } from './one-at-a-time.ts';
import { passDamaged } from './pass-damaged.ts';
import { foldersWith, leftovers, walk } from './walk.ts';

export type ExpireParts = {
  readonly folder: DataFolder;
  readonly documents: Documents;
  readonly expiry: ExpiryIndex;
  readonly records: LowdbRecordIndex;
  readonly oneAtATime: OneAtATime;
};

/** A day and an hour in milliseconds. */
const day = 24 * 3_600_000;
const hour = 3_600_000;

/** A workspace's documents of a kind are in this many folders, one of which a sweep looks at. */
const sweeps = 256;

/**
 * Removes documents that have expired and aren't due. Reads those whose day has come, and a 256th of all: a sweep of the
 * whole folder in 256 hours, for documents whose day was lost, temporary files that a killed process left, and empty folders.
 * The first run in the folder of an older version reads everything once.
 *
 * @returns how many documents were removed
 */
export async function expireDocuments(
  { folder, documents, expiry, records, oneAtATime }: ExpireParts,
  now: number,
): Promise<number> {
  const { folders, disk, synced } = folder;
  let removed = 0;

  async function removeExpired(location: Location): Promise<void> {
    const stored = await documents.read(location, false);
    const expires = stored?.expires ?? null;
    if (expires === null) return;
    if (expires > now) {
      await expiry.note(location, expires, null);
      return;
    }
    // It's looked at again once what is due may be done.
    if (stored?.due !== null) return expiry.note(location, now + day, null);
    await documents.remove(location);
    removed++;
    await removeIfEmpty(dirname(fileOf(folders, location)));
  }

  async function removeIfEmpty(path: string): Promise<void> {
    if (!(await disk.removeEmptyFolder(path))) return;
    synced.forget(path);
    // The workspace's folder, if that was its last one of the kind.
    if (await disk.removeEmptyFolder(dirname(path))) synced.forget(dirname(path));
  }

  const inTurn = async (location: Location): Promise<void> =>
    void (await oneAtATime.run(location, () => removeExpired(location)).catch(passDamaged));

  async function sweep(part: string | undefined): Promise<void> {
    for await (const location of walk(folders, disk, { part })) await inTurn(location);
    // While no task writes to the document, its temporary file can only be that of a killed process.
    for await (const { location, path } of leftovers(folders, disk, { part })) {
      await oneAtATime.run(location, () => disk.remove(path));
    }
    for await (const { location, path } of foldersWith(folders, disk, { part })) {
      if (location.kind === 'decision') await records.distrust(location);
      await removeIfEmpty(path);
    }
  }

  await expiry.take(now, inTurn);
  const isComplete = await expiry.isComplete();
  await sweep(isComplete ? partOf(now) : undefined);
  if (!isComplete) await expiry.setComplete();
  return removed;
}

/** The first two digits of the documents that this hour's sweep looks at. */
function partOf(now: number): string {
  const number = Math.floor(now / hour) % sweeps;
  return ((number + sweeps) % sweeps).toString(16).padStart(2, '0');
}
