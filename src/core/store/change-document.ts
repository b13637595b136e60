import type { DocumentKind, DocumentOf } from './documents.ts';
import type { Key, Store, Stored } from './store.ts';

/** A document's new value, when it's next due and when it expires; null leaves it as it is. */
export type DocumentChange<K extends DocumentKind> = {
  readonly value: DocumentOf<K>;
  readonly due: number | null;
  readonly expires?: number | null;
} | null;

/** More conflicts in a row than real contention causes. */
const mostConflicts = 50;

/**
 * Reads a document, computes the next one from it and saves it. If it changed meanwhile, reads and computes again, so
 * `next` has to be pure.
 *
 * @returns what the last run of `next` returned
 * @throws what the store throws; also if the document changes faster than it can be saved
 */
export async function changeDocument<K extends DocumentKind, C extends DocumentChange<K>>(
  store: Store,
  key: Key<K>,
  next: (before: DocumentOf<K> | undefined, stored: Stored<K> | undefined) => C,
): Promise<C> {
  for (let tries = 0; tries < mostConflicts; tries++) {
    const stored = await store.load(key);
    const change = next(stored?.value, stored);
    if (change === null) return change;
    const { value, due, expires = null } = change;
    const saved = await store.save(key, value, { basedOn: stored?.version ?? 0, due, expires });
    if (saved !== 'conflict') return change;
  }
  throw new Error(
    `${key.kind} ${key.id} changed ${mostConflicts} times while one change to it was computed; try again`,
  );
}
