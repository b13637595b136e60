import type { DocumentKind, DocumentOf } from './documents.ts';
import type { Key, Store } from './store.ts';

/** What a document becomes, and when it is next due; null leaves it as it is. */
export type Change<K extends DocumentKind> = {
  readonly value: DocumentOf<K>;
  readonly due: number | null;
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
  next: (before: DocumentOf<K> | undefined) => C,
): Promise<C> {
  for (let tries = 0; tries < mostConflicts; tries++) {
    const stored = await store.load(key);
    const change = next(stored?.value);
    if (change === null) return change;
    const saved = await store.save(key, change.value, { basedOn: stored?.version ?? 0, due: change.due });
    if (saved !== 'conflict') return change;
  }
  throw new Error(
    `${key.kind} ${key.id} changed ${mostConflicts} times while one change was computed; try again`,
  );
}
