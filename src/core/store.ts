import type { DocumentKind, DocumentOf } from './documents.ts';

/** Names one document. Ids are free text; stores make them safe for their medium. */
export type Key<K extends DocumentKind = DocumentKind> = {
  readonly workspace: string;
  readonly kind: K;
  readonly id: string;
};

/** A document as it was read, with the version that a save has to be based on. */
export type Stored<K extends DocumentKind = DocumentKind> = {
  readonly key: Key<K>;
  readonly value: DocumentOf<K>;
  readonly version: number;
};

export type SaveOptions = {
  /** Version of the document that the new value was computed from; 0 where there was none. */
  readonly basedOn: number;
  /** When it next needs attention without being asked (an unposted reply, a reminder), in milliseconds since 1970; null for never. */
  readonly due: number | null;
};

/**
 * What a store has to be able to do. Every implementation passes `test/contract/store-contract.ts`.
 *
 * A save that resolves is durable as far as the medium can be. Values are copies: changing one afterwards
 * changes nothing in the store. Workspaces never see each other's documents.
 */
export type Store = {
  /** @throws DamagedDocument where it is there and does not fit its schema */
  load<K extends DocumentKind>(key: Key<K>): Promise<Stored<K> | undefined>;
  /** Replaces the whole document. @returns the new version, or 'conflict' where it is based on another */
  save<K extends DocumentKind>(
    key: Key<K>,
    value: DocumentOf<K>,
    options: SaveOptions,
  ): Promise<number | 'conflict'>;
  remove(key: Key): Promise<void>;
  /** Documents of a kind in one workspace, in order of id. */
  list<K extends DocumentKind>(workspace: string, kind: K): AsyncIterable<Stored<K>>;
  /** Keys of documents whose due time has come, the longest due first. */
  due(kind: DocumentKind, now: number, most: number): Promise<readonly Key[]>;
  close(): Promise<void>;
};

/** A document that is there and cannot be read. The store has set it aside and names where. */
export class DamagedDocument extends Error {
  constructor(what: string, where: string) {
    super(`${what} is damaged and was set aside as ${where}; mend it and put it back, or delete it`);
    this.name = 'DamagedDocument';
  }
}
