import { join } from 'node:path';
import { type DocumentKind, kindNames } from '../../core/store/documents.ts';
import type { Disk } from './disk.ts';
import { type Folders, folderOf, type Location } from './locations.ts';

/** What of the documents to go through; all of them if nothing is named. */
export type Walked = {
  readonly kind?: DocumentKind;
  /** A workspace's hash. */
  readonly workspace?: string;
  /** The first two digits of documents. */
  readonly part?: string | undefined;
};

/** The locations of documents, in no particular order. */
export async function* walk(folders: Folders, disk: Disk, walked: Walked): AsyncGenerator<Location> {
  for await (const { location, name } of files(folders, disk, walked)) {
    if (name === `${location.document}.json`) yield location;
  }
}

/** Temporary files of replacements that are in progress or were cut off, with the locations of their documents. */
export async function* leftovers(
  folders: Folders,
  disk: Disk,
  walked: Walked,
): AsyncGenerator<{ readonly location: Location; readonly path: string }> {
  for await (const { location, name } of files(folders, disk, walked)) {
    if (name !== `${location.document}.json`)
      yield { location, path: join(folderOf(folders, location), name) };
  }
}

/** The folders of documents, each with a location in it. */
export async function* foldersWith(
  { documents }: Folders,
  disk: Disk,
  { kind, workspace, part }: Walked,
): AsyncGenerator<{ readonly location: Location; readonly path: string }> {
  for (const each of kind === undefined ? kindNames : [kind]) {
    const root = join(documents, each);
    const workspaces = workspace === undefined ? await foldersIn(root, disk) : [workspace];
    for (const name of workspaces) {
      const parts = part === undefined ? await foldersIn(join(root, name), disk) : [part];
      for (const document of parts) {
        const location = { kind: each, workspace: name, document };
        yield { location, path: join(root, name, document) };
      }
    }
  }
}

async function* files(
  folders: Folders,
  disk: Disk,
  walked: Walked,
): AsyncGenerator<{ readonly location: Location; readonly name: string }> {
  for await (const { location, path } of foldersWith(folders, disk, walked)) {
    for (const { name } of await disk.list(path)) {
      const [document = ''] = name.split('.');
      yield { location: { ...location, document }, name };
    }
  }
}

async function foldersIn(path: string, disk: Disk): Promise<string[]> {
  return (await disk.list(path)).filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** The hashes of all workspaces that have a folder. */
export async function workspaceHashes(folders: Folders, disk: Disk): Promise<string[]> {
  const found = new Set<string>();
  for (const kind of kindNames)
    for (const name of await foldersIn(join(folders.documents, kind), disk)) found.add(name);
  return [...found];
}
