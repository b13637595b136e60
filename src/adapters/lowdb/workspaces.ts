import { join } from 'node:path';
import { kindNames } from '../../core/store/documents.ts';
import type { DataFolder } from './data-folder.ts';
import type { LoadLocation } from './documents.ts';
import type { DueIndex } from './due-index.ts';
import type { LowdbRecordIndex } from './index/record-index.ts';
import { type Location, nameHash } from './locations.ts';
import { passDamaged } from './pass-damaged.ts';
import { walk, workspaceHashes } from './walk.ts';

/** The names of all workspaces. Folders have only their hashes, so each name comes from a document. */
export async function workspaceNames(folder: DataFolder, load: LoadLocation): Promise<string[]> {
  const names: string[] = [];
  for (const hash of await workspaceHashes(folder.folders, folder.disk)) {
    const name = await nameOf(folder, load, hash);
    if (name !== undefined) names.push(name);
  }
  return names;
}

/** From the first document of the workspace that can be read. */
async function nameOf(
  { folders, disk }: DataFolder,
  load: LoadLocation,
  hash: string,
): Promise<string | undefined> {
  for (const kind of kindNames) {
    for await (const location of walk(folders, disk, { kind, workspace: hash })) {
      const stored = await load(location, false).catch(passDamaged);
      if (stored !== undefined) return stored.key.workspace;
    }
  }
  return undefined;
}

export type RemovalParts = {
  readonly folder: DataFolder;
  readonly dueIndex: DueIndex;
  readonly records: LowdbRecordIndex;
  readonly remove: (location: Location) => Promise<void>;
};

/** Removes a workspace's documents, damaged files and backups. */
export async function removeWorkspace(
  { folder, dueIndex, records, remove }: RemovalParts,
  workspace: string,
): Promise<void> {
  const { folders, disk, synced } = folder;
  const hash = nameHash(workspace);
  for (const kind of kindNames) {
    for await (const location of walk(folders, disk, { kind, workspace: hash })) await remove(location);
    await disk.removeFolder(join(folders.documents, kind, hash));
  }
  await records.removeWorkspace(workspace);
  await dueIndex.removeAll((location) => location.workspace === hash);
  for (const folder of [folders.damaged, folders.backups]) {
    for (const { name } of await disk.list(folder))
      if (name.split('.')[1] === hash) await disk.remove(join(folder, name));
  }
  synced.forget();
  for (const kind of kindNames) await synced.sync(join(folders.documents, kind));
}
