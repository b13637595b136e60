import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type DocumentKind, kindNames } from '../../core/store/documents.ts';
import type { Key } from '../../core/store/store.ts';

/** Where a document lies, in names that every file system takes. */
export type Location<K extends DocumentKind = DocumentKind> = {
  readonly kind: K;
  readonly workspace: string;
  readonly document: string;
};

/** The folders of `DATA_DIR`. */
export type Folders = {
  readonly documents: string;
  readonly outbox: string;
  readonly damaged: string;
  readonly backups: string;
};

export function foldersIn(dataDir: string): Folders {
  return {
    documents: join(dataDir, 'documents'),
    outbox: join(dataDir, 'outbox'),
    damaged: join(dataDir, 'damaged'),
    backups: join(dataDir, 'backups'),
  };
}

export function locationOf<K extends DocumentKind>({ kind, workspace, id }: Key<K>): Location<K> {
  return { kind, workspace: nameHash(workspace), document: nameHash(id) };
}

/** The folder of a document: 256 of them for each workspace and kind, so that none grows too long. */
export function folderOf({ documents }: Folders, { kind, workspace, document }: Location): string {
  return join(documents, kind, workspace, document.slice(0, 2));
}

export function fileOf(folders: Folders, place: Location): string {
  return join(folderOf(folders, place), `${place.document}.json`);
}

/** One word for a place: the name of its marker, and of what is set aside of it. */
export function locationId({ kind, workspace, document }: Location): string {
  return `${kind}.${workspace}.${document}`;
}

/** Undoes `wordOf`; undefined for the name of anything else. */
export function parseLocationId(word: string): Location | undefined {
  const [kind, workspace, document, ...more] = word.split('.');
  const known = kindNames.find((name) => name === kind);
  if (known === undefined || workspace === undefined || document === undefined || more.length > 0)
    return undefined;
  return { kind: known, workspace, document };
}

/** 128 bits: no two names of one installation meet by chance. */
export function nameHash(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 32);
}
