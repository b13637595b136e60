import type { DocumentKind, DocumentOf } from './documents.ts';
import type { Key, Store, Stored } from './store.ts';

/** What a document becomes, when it is next due and when it may leave; null leaves it as it is. */
export type Change<K extends DocumentKind> = {
  readonly value: DocumentOf<K>;
  readonly due: number | null;
  readonly expires?: number | null;
} | null;

/** More conflicts in a row than any honest contention gives. */
const mostConflicts = 50;

/**
 * Reads a document, computes the next one from it and saves that; where somebody else was faster, reads and
 * computes again. `next` has to be pure: it may run more than once.
 *
 * @returns what the last run of `next` gave
 * @throws what the store throws, and where the document changes faster than it can be saved
 */
export async function changeDocument<K extends DocumentKind, C extends Change<K>>(
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
    `${key.kind} ${key.id} changed ${mostConflicts} times while one change was computed; try again`,
  );
}
