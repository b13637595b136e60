import type { RecordIndex } from '../decisions/record/record-search.ts';
import type { DocumentKind, DocumentOf } from './documents.ts';

/**
 * Names one document. A workspace is named by its platform and the platform's id for it, as in `slack:T1`. Ids are
 * free text within the limits of `checkKey`; stores make them safe for their medium.
 */
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
  readonly due: number | null;
  readonly expires: number | null;
};

export type SaveOptions = {
  /** Version of the document that the new value was computed from; 0 if there was none. */
  readonly basedOn: number;
  /** When it next needs attention by itself (an unposted reply, a reminder), in milliseconds since 1970; null for never. */
  readonly due: number | null;
  /** When `expire` may remove it, unless something is due, in milliseconds since 1970; never if left out. */
  readonly expires?: number | null;
};

/**
 * What a store does. Every implementation passes `test/contract/store-contract.ts`.
 *
 * A save that resolves is as durable as the medium allows. Values must not change once they were saved or loaded: a
 * store may keep the value itself, and then freezes it. Workspaces never see each other's documents.
 */
export type Store = RecordIndex & {
  /**
   * Milliseconds since 1970 by the clock that every process on this store shares: where processes compare times, they come
   * from here.
   */
  now(): number;
  /** Whether other processes may work on the same documents at the same time. */
  readonly shared: boolean;
  /** @throws DamagedDocument if it exists and does not fit its schema */
  load<K extends DocumentKind>(key: Key<K>): Promise<Stored<K> | undefined>;
  /** Replaces the whole document. @returns the new version, or 'conflict' if it changed since `basedOn` */
  save<K extends DocumentKind>(
    key: Key<K>,
    value: DocumentOf<K>,
    options: SaveOptions,
  ): Promise<number | 'conflict'>;
  remove(key: Key): Promise<void>;
  /** Documents of a kind in one workspace, in order of id by code points. */
  list<K extends DocumentKind>(workspace: string, kind: K): AsyncIterable<Stored<K>>;
  /**
   * Keys of documents whose due time has come, longest due first.
   *
   * @param within prefix of workspace names, by which a platform finds its own; all workspaces if left out
   */
  due<K extends DocumentKind>(
    kind: K,
    now: number,
    most: number,
    within?: string,
  ): Promise<readonly Key<K>[]>;
  /** Removes expired documents with nothing due. @returns how many */
  expire(now: number): Promise<number>;
  /** Every workspace that has a document, in order by code points. */
  workspaces(): Promise<readonly string[]>;
  /** Removes everything of a workspace, including damaged documents that were set aside. */
  removeWorkspace(workspace: string): Promise<void>;
  /**
   * Reads every document that must not get lost, and says which are damaged and how to repair them, one line each; changes
   * none. It takes longer with every document: for operators who ask.
   */
  damaged(): Promise<readonly string[]>;
  /** Whether documents can be reached right now. Never throws. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
};

/** A document that exists and cannot be read. The store has set it aside, or left it in place, and names where. */
export class DamagedDocument extends Error {
  constructor(what: string, where: string) {
    super(`${what} is damaged and was kept as ${where}; repair it and put it back, or delete it`);
    this.name = 'DamagedDocument';
  }
}

/** What adapters tell people who ask while the store is away. */
export const awaySentence = 'I cannot reach my memory just now. Please ask again in a minute.';

/**
 * The store cannot be reached right now; the last operation may or may not have happened. A given message is meant for
 * operators; adapters tell people `awaySentence`.
 */
export class StoreAway extends Error {
  constructor(cause: unknown, message: string = awaySentence) {
    super(message, { cause });
    this.name = 'StoreAway';
  }
}

/** Longest workspace or id, in characters: at four bytes each, they still fit an index of every engine. */
const longestPart = 500;

/** Whether every medium can hold a workspace or an id: 1 to 500 characters, no NUL, no lone surrogate. */
export function isKeyPart(part: string): boolean {
  return part.length > 0 && part.length <= longestPart && !part.includes('\u0000') && part.isWellFormed();
}

/** @throws RangeError for a key that not every medium can hold */
export function checkKey({ workspace, id }: Key): void {
  for (const part of [workspace, id]) {
    if (!isKeyPart(part)) {
      throw new RangeError(
        `a workspace or document id needs 1 to ${longestPart} characters, without NUL or lone surrogates; got ${JSON.stringify(part.slice(0, 80))}`,
      );
    }
  }
}

/** Order by code points, which is also the order of UTF-8 bytes; `<` on strings isn't. */
export function byCodePoints(a: string, b: string): number {
  const left = a[Symbol.iterator]();
  const right = b[Symbol.iterator]();
  for (;;) {
    const x = left.next();
    const y = right.next();
    if (x.done === true || y.done === true) return (x.done === true ? 0 : 1) - (y.done === true ? 0 : 1);
    const difference = (x.value.codePointAt(0) ?? 0) - (y.value.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
}
