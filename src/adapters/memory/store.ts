import { LRUCache } from 'lru-cache';
import { type DocumentKind, kindNames } from '../../core/documents.ts';
import { byCodePoints, checkKey, type Key, type Store, type Stored } from '../../core/store.ts';
import { freeze } from './freeze.ts';

/** How many documents of a kind are held unless it is said otherwise; a thread takes some 10 kB. */
const defaultMost = 2_000;

/**
 * A store that forgets when the process ends, and the least recently used documents before that: for one question,
 * for scripts, for tests. It keeps the very values that it is given, frozen.
 *
 * @param most how many documents of each kind are held
 */
export function openMemoryStore(most: number = defaultMost): Store {
  const held = heldOf(most);
  const all = kindNames.map((kind): OfAnyKind => held[kind]);
  // Versions never come back, so that a document that was removed and written anew is not taken for the old one.
  let versions = 0;

  return {
    shared: false,
    async load(key) {
      checkKey(key);
      return held[key.kind].get(nameOf(key));
    },
    async save(key, value, { basedOn, due, expires = null }) {
      checkKey(key);
      const name = nameOf(key);
      const documents = held[key.kind];
      if ((documents.get(name)?.version ?? 0) !== basedOn) return 'conflict';
      const version = ++versions;
      documents.set(name, freeze({ key: { ...key }, value, version, due, expires }));
      return version;
    },
    async remove(key) {
      held[key.kind].delete(nameOf(key));
    },
    async *list(workspace, kind) {
      const documents = held[kind];
      const ids = [...documents.values()]
        .filter(({ key }) => key.workspace === workspace)
        .map(({ key }) => key.id);
      for (const id of ids.sort(byCodePoints)) {
        const found = documents.get(nameOf({ workspace, kind, id }));
        if (found !== undefined) yield found;
      }
    },
    async due(kind, now, most, within = '') {
      return [...held[kind].values()]
        .flatMap(({ key, due }) =>
          due !== null && due <= now && key.workspace.startsWith(within) ? [{ key, due }] : [],
        )
        .sort((a, b) => a.due - b.due)
        .slice(0, most)
        .map(({ key }) => key);
    },
    async expire(now) {
      let gone = 0;
      for (const documents of all)
        for (const [name, { due, expires }] of [...documents.entries()])
          if (due === null && expires !== null && expires <= now && documents.delete(name)) gone++;
      return gone;
    },
    async workspaces() {
      const names = all.flatMap((documents) => [...documents.values()].map(({ key }) => key.workspace));
      return [...new Set(names)].sort(byCodePoints);
    },
    async removeWorkspace(workspace) {
      for (const documents of all)
        for (const [name, { key }] of [...documents.entries()])
          if (key.workspace === workspace) documents.delete(name);
    },
    async ready() {
      return true;
    },
    async close() {},
  };
}

type OfAnyKind = Pick<LRUCache<string, Stored>, 'values' | 'entries' | 'delete'>;
type Held = { readonly [K in DocumentKind]: LRUCache<string, Stored<K>> };

function heldOf(most: number): Held {
  // By size, since room for a number of entries would be taken at once for each kind.
  const of = <K extends DocumentKind>(): LRUCache<string, Stored<K>> =>
    new LRUCache({ maxSize: most, sizeCalculation: () => 1 });
  return {
    conversation: of(),
    decision: of(),
    workspace: of(),
    link: of(),
    channel: of(),
    feedback: of(),
    gap: of(),
    managers: of(),
    person: of(),
    sealed: of(),
    weighing: of(),
  };
}

/** Neither part can have a NUL in it. */
function nameOf({ workspace, id }: Key): string {
  return `${workspace}\u0000${id}`;
}
