import { join } from 'node:path';
import { type DocumentKind, kindNames } from '../../core/store/documents.ts';
import type { Disk } from './disk.ts';
import { type Folders, folderOf, type Location } from './locations.ts';

/** The locations of all documents of a kind, in one workspace (by hash) or all of them, in no particular order. */
export async function* walk(
  folders: Folders,
  disk: Disk,
  kind: DocumentKind,
  workspace?: string,
): AsyncGenerator<Location> {
  for await (const { location, name } of files(folders, disk, kind, workspace)) {
    if (name === `${location.document}.json`) yield location;
  }
}

/** Temporary files of replacements that are in progress or were cut off, with the locations of their documents. */
export async function* leftovers(
  folders: Folders,
  disk: Disk,
  kind: DocumentKind,
): AsyncGenerator<{ readonly location: Location; readonly path: string }> {
  for await (const { location, name } of files(folders, disk, kind)) {
    if (name !== `${location.document}.json`)
      yield { location, path: join(folderOf(folders, location), name) };
  }
}

async function* files(
  folders: Folders,
  disk: Disk,
  kind: DocumentKind,
  workspace?: string,
): AsyncGenerator<{ readonly location: Location; readonly name: string }> {
  const root = join(folders.documents, kind);
  const workspaces =
    workspace === undefined
      ? (await disk.list(root)).filter((entry) => entry.isDirectory()).map(({ name }) => name)
      : [workspace];
  for (const name of workspaces) {
    for (const shard of await disk.list(join(root, name))) {
      for (const file of await disk.list(join(root, name, shard.name))) {
        const [document = ''] = file.name.split('.');
        yield { location: { kind, workspace: name, document }, name: file.name };
      }
    }
  }
}

/** The hashes of all workspaces that have a folder. */
export async function workspaceHashes(folders: Folders, disk: Disk): Promise<string[]> {
  const found = new Set<string>();
  for (const kind of kindNames)
    for (const { name } of await disk.list(join(folders.documents, kind))) found.add(name);
  return [...found];
}
