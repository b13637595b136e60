import { join } from 'node:path';
import type { Disk } from './disk.ts';
import { BrokenFile, type Envelope } from './envelope.ts';
import { type Folders, fileOf, folderOf, type Location, locationId } from './locations.ts';
import type { SyncedFolders } from './synced-folders.ts';

/** Puts a damaged file out of the way, durably. @returns where it is now */
export async function setAside(
  place: Location,
  folders: Folders,
  disk: Disk,
  settled: SyncedFolders,
): Promise<string> {
  await settled.make(folders.damaged);
  const taken = new Set((await disk.list(folders.damaged)).map(({ name }) => name));
  let number = 1;
  while (taken.has(`${locationId(place)}.${number}.json`)) number++;
  const to = join(folders.damaged, `${locationId(place)}.${number}.json`);
  await disk.move(fileOf(folders, place), to);
  await disk.syncFolder(folders.damaged);
  await disk.syncFolder(folderOf(folders, place));
  return to;
}

/** Keeps a document as it was in an older format, durably. */
export async function backUp(
  place: Location,
  format: number,
  folders: Folders,
  disk: Disk,
  settled: SyncedFolders,
): Promise<void> {
  await settled.make(folders.backups);
  const bytes = await disk.read(fileOf(folders, place));
  if (bytes === undefined) return;
  await disk.replace(join(folders.backups, `${locationId(place)}.format-${format}.json`), bytes, () =>
    Promise.resolve(),
  );
  await disk.syncFolder(folders.backups);
}

/** @throws BrokenFile where a document is not the one that its place says, as after a file was copied about */
export function checkLocation(
  envelope: Envelope,
  place: Location,
  placeOf: (key: Envelope) => Location,
): void {
  if (locationId(placeOf(envelope)) !== locationId(place))
    throw new BrokenFile(
      `it is ${envelope.kind} ${envelope.id} of ${envelope.workspace}, in the place of another`,
    );
}
