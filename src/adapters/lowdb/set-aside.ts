import { join } from 'node:path';
import type { DataFolder } from './data-folder.ts';
import { fileOf, folderOf, type Location, locationId } from './locations.ts';

/** Moves a damaged file out of the way, durably. @returns its new path */
export async function setAside({ folders, disk, synced }: DataFolder, location: Location): Promise<string> {
  await synced.make(folders.damaged);
  const taken = new Set((await disk.list(folders.damaged)).map(({ name }) => name));
  let number = 1;
  while (taken.has(`${locationId(location)}.${number}.json`)) number++;
  const to = join(folders.damaged, `${locationId(location)}.${number}.json`);
  await disk.move(fileOf(folders, location), to);
  await disk.syncFolder(folders.damaged);
  await disk.syncFolder(folderOf(folders, location));
  return to;
}

/** Copies a document in an older format to the backups, durably. */
export async function backUp(
  { folders, disk, synced }: DataFolder,
  location: Location,
  format: number,
): Promise<void> {
  await synced.make(folders.backups);
  const bytes = await disk.read(fileOf(folders, location));
  if (bytes === undefined) return;
  const to = join(folders.backups, `${locationId(location)}.format-${format}.json`);
  await disk.replace(to, bytes, () => Promise.resolve());
  await disk.syncFolder(folders.backups);
}
