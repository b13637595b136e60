import { join } from 'node:path';
import { type DocumentKind, kindNames } from '../../core/documents.ts';
import type { Disk } from './disk.ts';
import type { Folders, Place } from './places.ts';

/** The places of all documents of a kind, of one workspace (its hash) or of all, in no order. */
export async function* walk(
  folders: Folders,
  disk: Disk,
  kind: DocumentKind,
  workspace?: string,
): AsyncGenerator<Place> {
  const root = join(folders.documents, kind);
  const workspaces =
    workspace === undefined
      ? (await disk.list(root)).filter((entry) => entry.isDirectory()).map(({ name }) => name)
      : [workspace];
  for (const name of workspaces) {
    for (const shard of await disk.list(join(root, name))) {
      for (const file of await disk.list(join(root, name, shard.name))) {
        // Anything else is the temporary file of a replacement that was cut off.
        if (file.name.endsWith('.json'))
          yield { kind, workspace: name, document: file.name.slice(0, -'.json'.length) };
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
