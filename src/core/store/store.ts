import type { DocumentKind, DocumentOf } from './documents.ts';

/**
 * Names one document. A workspace is named after its door and what the door calls it: `slack:T1`, `discord:123`.
 * Ids are free text, as `checkKey` has it; stores make them safe for their medium.
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
  /** Version of the document that the new value was computed from; 0 where there was none. */
  readonly basedOn: number;
  /** When it next needs attention without being asked (an unposted reply, a reminder), in milliseconds since 1970; null for never. */
  readonly due: number | null;
  /** From when on `expire` may remove it, unless something is due, in milliseconds since 1970. Left out: never. */
  readonly expires?: number | null;
};

/**
 * What a store has to be able to do. Every implementation passes `test/contract/store-contract.ts`.
 *
 * A save that resolves is durable as far as the medium can be. Values are not changed once they were saved or
 * loaded: a store may keep the very value, and then freezes it. Workspaces never see each other's documents.
 */
export type Store = {
  /** True where other processes may work on the same documents at the same time. */
  readonly shared: boolean;
  /** @throws DamagedDocument where it is there and does not fit its schema */
  load<K extends DocumentKind>(key: Key<K>): Promise<Stored<K> | undefined>;
  /** Replaces the whole document. @returns the new version, or 'conflict' where it is based on another */
  save<K extends DocumentKind>(
    key: Key<K>,
    value: DocumentOf<K>,
    options: SaveOptions,
  ): Promise<number | 'conflict'>;
  remove(key: Key): Promise<void>;
  /** Documents of a kind in one workspace, in order of id by code points. */
  list<K extends DocumentKind>(workspace: string, kind: K): AsyncIterable<Stored<K>>;
  /**
   * Keys of documents whose due time has come, the longest due first.
   *
   * @param within only of workspaces whose names begin so, which is how a door finds its own; all if left out
   */
  due<K extends DocumentKind>(
    kind: K,
    now: number,
    most: number,
    within?: string,
  ): Promise<readonly Key<K>[]>;
  /** Removes what has expired and has nothing due. @returns how many documents left */
  expire(now: number): Promise<number>;
  /** Every workspace that has a document, in order by code points. */
  workspaces(): Promise<readonly string[]>;
  /** Removes everything that a workspace has, what was set aside of it included. */
  removeWorkspace(workspace: string): Promise<void>;
  /** Whether documents can be reached at this moment. Never throws. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
};

/** A document that is there and cannot be read. The store has set it aside, or left it, and names where. */
export class DamagedDocument extends Error {
  constructor(what: string, where: string) {
    super(`${what} is damaged and was kept as ${where}; mend it and put it back, or delete it`);
    this.name = 'DamagedDocument';
  }
}

/** What a door says to those who ask while the store is away. */
export const awaySentence = 'I cannot reach my memory just now. Please ask again in a minute.';

/**
 * The store cannot be reached just now. What was asked of it may or may not have been done. The message is for
 * operators where it is given; doors of a team say `awaySentence`.
 */
export class StoreAway extends Error {
  constructor(cause: unknown, message: string = awaySentence) {
    super(message, { cause });
    this.name = 'StoreAway';
  }
}

/** Longest workspace or id, in characters: four bytes each still fit an index of every engine. */
const longestPart = 500;

/** Whether every medium can hold a workspace or an id: not empty, at most 500 characters, without NUL and half a surrogate pair. */
export function isKeyPart(part: string): boolean {
  return part.length > 0 && part.length <= longestPart && !part.includes('\u0000') && part.isWellFormed();
}

/** @throws RangeError for a key that not every medium can hold */
export function checkKey({ workspace, id }: Key): void {
  for (const part of [workspace, id]) {
    if (!isKeyPart(part)) {
      throw new RangeError(
        `a workspace or id of a document has 1 to ${longestPart} characters, no NUL and no half of a pair; this one has not: ${JSON.stringify(part.slice(0, 80))}`,
      );
    }
  }
}

/** Order by code points, which is the order of UTF-8 bytes too; `<` on strings is not. */
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
