import { join } from 'node:path';
import type { Disk } from './disk.ts';
import { BrokenFile, type Envelope } from './envelope.ts';
import { type Folders, fileOf, folderOf, type Place, wordOf } from './places.ts';
import type { SettledFolders } from './settled-folders.ts';

/** Puts a damaged file out of the way, durably. @returns where it is now */
export async function setAside(
  place: Place,
  folders: Folders,
  disk: Disk,
  settled: SettledFolders,
): Promise<string> {
  await settled.make(folders.damaged);
  const taken = new Set((await disk.list(folders.damaged)).map(({ name }) => name));
  let number = 1;
  while (taken.has(`${wordOf(place)}.${number}.json`)) number++;
  const to = join(folders.damaged, `${wordOf(place)}.${number}.json`);
  await disk.move(fileOf(folders, place), to);
  await disk.syncFolder(folders.damaged);
  await disk.syncFolder(folderOf(folders, place));
  return to;
}

/** Keeps a document as it was in an older format, durably. */
export async function backUp(
  place: Place,
  format: number,
  folders: Folders,
  disk: Disk,
  settled: SettledFolders,
): Promise<void> {
  await settled.make(folders.backups);
  const bytes = await disk.read(fileOf(folders, place));
  if (bytes === undefined) return;
  await disk.replace(join(folders.backups, `${wordOf(place)}.format-${format}.json`), bytes, () =>
    Promise.resolve(),
  );
  await disk.syncFolder(folders.backups);
}

/** @throws BrokenFile where a document is not the one that its place says, as after a file was copied about */
export function checkPlace(envelope: Envelope, place: Place, placeOf: (key: Envelope) => Place): void {
  if (wordOf(placeOf(envelope)) !== wordOf(place))
    throw new BrokenFile(
      `it is ${envelope.kind} ${envelope.id} of ${envelope.workspace}, in the place of another`,
    );
}
