import { LRUCache } from 'lru-cache';
import type { DocumentKind } from '../../core/documents.ts';
import { byCodePoints, checkKey, type Key, type Store, type Stored } from '../../core/store.ts';

type Held = {
  readonly key: Key;
  readonly text: string;
  readonly version: number;
  readonly due: number | null;
  readonly expires: number | null;
};

/** How many documents are held unless it is said otherwise; a thread takes some 10 kB. */
const defaultMost = 2_000;

/**
 * A store that forgets when the process ends, and the least recently used documents before that: for one question,
 * for scripts, for tests.
 *
 * @param most how many documents are held
 */
export function openMemoryStore(most: number = defaultMost): Store {
  const held = new LRUCache<string, Held>({ max: most });
  // Versions never come back, so that a document that was removed and written anew is not taken for the old one.
  let versions = 0;

  /** A copy. What this process wrote is as it was: nothing is checked again. */
  function read<K extends DocumentKind>(key: Key<K>, { text, version, due, expires }: Held): Stored<K> {
    return { key, value: JSON.parse(text), version, due, expires };
  }

  return {
    shared: false,
    async load(key) {
      checkKey(key);
      const found = held.get(nameOf(key));
      return found === undefined ? undefined : read(key, found);
    },
    async save(key, value, { basedOn, due, expires = null }) {
      checkKey(key);
      const name = nameOf(key);
      if ((held.get(name)?.version ?? 0) !== basedOn) return 'conflict';
      const version = ++versions;
      held.set(name, { key: { ...key }, text: JSON.stringify(value), version, due, expires });
      return version;
    },
    async remove(key) {
      held.delete(nameOf(key));
    },
    async *list(workspace, kind) {
      const ids = [...held.values()]
        .filter(({ key }) => key.workspace === workspace && key.kind === kind)
        .map(({ key }) => key.id);
      for (const id of ids.sort(byCodePoints)) {
        const key = { workspace, kind, id };
        const found = held.get(nameOf(key));
        if (found !== undefined) yield read(key, found);
      }
    },
    async due(kind, now, most, within = '') {
      return [...held.values()]
        .flatMap(({ key, due }) =>
          key.kind === kind && due !== null && due <= now && key.workspace.startsWith(within)
            ? [{ key: { ...key, kind }, due }]
            : [],
        )
        .sort((a, b) => a.due - b.due)
        .slice(0, most)
        .map(({ key }) => key);
    },
    async expire(now) {
      const gone = [...held].filter(
        ([, { due, expires }]) => due === null && expires !== null && expires <= now,
      );
      for (const [name] of gone) held.delete(name);
      return gone.length;
    },
    async workspaces() {
      return [...new Set([...held.values()].map(({ key }) => key.workspace))].sort(byCodePoints);
    },
    async removeWorkspace(workspace) {
      for (const [name, { key }] of held) if (key.workspace === workspace) held.delete(name);
    },
    async ready() {
      return true;
    },
    async close() {},
  };
}

function nameOf({ workspace, kind, id }: Key): string {
  return JSON.stringify([workspace, kind, id]);
}
