import type { DocumentKind } from '../../core/documents.ts';
import type { Key, Store, Stored } from '../../core/store.ts';

type Held<K extends DocumentKind> = Stored<K> & { readonly due: number | null };
type Shelves = { readonly [K in DocumentKind]: Map<string, Held<K>> };

/** How many documents of a kind are held unless it is said otherwise; a thread takes some 10 kB. */
const defaultMost = 2_000;

/**
 * A store that forgets when the process ends, and the least recently used documents before that: for one
 * question, for scripts, for tests.
 *
 * @param most how many documents of a kind are held
 */
export function openMemoryStore(most: number = defaultMost): Store {
  // A map keeps the order of insertion. What is used is inserted anew, so the first is the least recently used.
  const shelves: Shelves = {
    conversation: new Map(),
    link: new Map(),
    channel: new Map(),
    feedback: new Map(),
    gap: new Map(),
    managers: new Map(),
    person: new Map(),
    served: new Map(),
    sealed: new Map(),
  };

  return {
    async load(key) {
      const shelf = shelves[key.kind];
      const held = shelf.get(nameOf(key));
      if (held === undefined) return undefined;
      shelf.delete(nameOf(key));
      shelf.set(nameOf(key), held);
      return copyOf(held);
    },
    async save(key, value, { basedOn, due }) {
      const shelf = shelves[key.kind];
      const name = nameOf(key);
      if ((shelf.get(name)?.version ?? 0) !== basedOn) return 'conflict';
      const version = basedOn + 1;
      shelf.delete(name);
      shelf.set(name, { key, value: structuredClone(value), version, due });
      const [oldest] = shelf.keys();
      if (shelf.size > most && oldest !== undefined) shelf.delete(oldest);
      return version;
    },
    async remove(key) {
      shelves[key.kind].delete(nameOf(key));
    },
    async *list(workspace, kind) {
      const found = [...shelves[kind].values()]
        .filter(({ key }) => key.workspace === workspace)
        .sort((a, b) => (a.key.id < b.key.id ? -1 : 1));
      for (const held of found) yield copyOf(held);
    },
    async due(kind, now, limit) {
      const waiting = [...shelves[kind].values()].flatMap(({ key, due }) =>
        due !== null && due <= now ? [{ key, due }] : [],
      );
      return waiting
        .sort((a, b) => a.due - b.due)
        .slice(0, limit)
        .map(({ key }) => key);
    },
    async close() {},
  };
}

function nameOf({ workspace, id }: Key): string {
  return JSON.stringify([workspace, id]);
}

function copyOf<K extends DocumentKind>({ key, value, version }: Held<K>): Stored<K> {
  return { key, value: structuredClone(value), version };
}
