import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type DocumentKind, kindNames } from '../../core/store/documents.ts';
import type { Key } from '../../core/store/store.ts';

/** Where a document is stored: hashes of its workspace and id, which are valid file names everywhere. */
export type Location<K extends DocumentKind = DocumentKind> = {
  readonly kind: K;
  readonly workspace: string;
  readonly document: string;
};

/** The subfolders of `DATA_DIR`. */
export type Folders = {
  readonly documents: string;
  readonly outbox: string;
  readonly damaged: string;
  readonly backups: string;
  /** What's made from the documents and can be made again. */
  readonly index: string;
  /** Which documents expire, by day. */
  readonly expiry: string;
};

export function foldersIn(dataDir: string): Folders {
  return {
    documents: join(dataDir, 'documents'),
    outbox: join(dataDir, 'outbox'),
    damaged: join(dataDir, 'damaged'),
    backups: join(dataDir, 'backups'),
    index: join(dataDir, 'index'),
    expiry: join(dataDir, 'expiry'),
  };
}

export function locationOf<K extends DocumentKind>({ kind, workspace, id }: Key<K>): Location<K> {
  return { kind, workspace: nameHash(workspace), document: nameHash(id) };
}

/** The folder of a document. Each workspace and kind has 256, so that none gets too large. */
export function folderOf({ documents }: Folders, { kind, workspace, document }: Location): string {
  return join(documents, kind, workspace, document.slice(0, 2));
}

export function fileOf(folders: Folders, location: Location): string {
  return join(folderOf(folders, location), `${location.document}.json`);
}

/** A location as one word: the name of its marker, and of its damaged files and backups. */
export function locationId({ kind, workspace, document }: Location): string {
  return `${kind}.${workspace}.${document}`;
}

/** Undoes `locationId`; undefined for any other name. */
export function parseLocationId(id: string): Location | undefined {
  const [kind, workspace, document, ...more] = id.split('.');
  const known = kindNames.find((name) => name === kind);
  if (known === undefined || workspace === undefined || document === undefined || more.length > 0)
    return undefined;
  return { kind: known, workspace, document };
}

/** 128 bits, so that two names of one installation don't collide. */
export function nameHash(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 32);
}
