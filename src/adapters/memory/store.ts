import { LRUCache } from 'lru-cache';
import { entryOf } from '../../core/decisions/record/record-entry.ts';
import { closedPlacesOf, searchEntries } from '../../core/decisions/record/record-search.ts';
import { type DocumentKind, kindNames } from '../../core/store/documents.ts';
import { byCodePoints, checkKey, type Key, type Store, type Stored } from '../../core/store/store.ts';
import { atMost } from '../caches/at-most.ts';
import { freeze } from './freeze.ts';

/** How many documents to hold by default; a thread takes about 10 kB. */
const defaultMost = 2_000;

/**
 * A store that lasts as long as the process and drops the least recently used documents: for single questions, scripts
 * and tests. It holds the values that it's given, frozen, and not copies.
 *
 * @param most how many documents to hold
 */
export function openMemoryStore(most: number = defaultMost): Store {
  const held = openHeld();
  const all = kindNames.map((kind): OfAnyKind => held[kind]);
  const used = new LRUCache<string, DocumentKind>({
    ...atMost(most),
    dispose: (kind, name, why) => {
      if (why === 'evict') held[kind].delete(name);
    },
  });
  // Versions are never reused, so that a document that was removed and created again isn't taken for the old one.
  let versions = 0;

  /** Few enough to go through all of them. */
  function* entries(workspace: string) {
    for (const { key, value } of held.decision.values())
      if (key.workspace === workspace) yield { id: key.id, entry: entryOf(value) };
  }

  return {
    shared: false,
    now: () => Date.now(),
    findRecords: async (workspace, search, order, most) =>
      searchEntries(entries(workspace), search, order, most),
    closedPlaces: async (workspace, search) => closedPlacesOf(entries(workspace), search),
    async load(key) {
      checkKey(key);
      const name = nameOf(key);
      used.get(name);
      return held[key.kind].get(name);
    },
    async save(key, value, { basedOn, due, expires = null }) {
      checkKey(key);
      const name = nameOf(key);
      const documents = held[key.kind];
      const before = documents.get(name);
      if ((before?.version ?? 0) !== basedOn) return 'conflict';
      const version = ++versions;
      documents.set(name, freeze({ key: { ...key }, value, version, due, expires }, before));
      used.set(name, key.kind);
      return version;
    },
    async remove(key) {
      const name = nameOf(key);
      held[key.kind].delete(name);
      used.delete(name);
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
          if (due === null && expires !== null && expires <= now && documents.delete(name)) {
            used.delete(name);
            gone++;
          }
      return gone;
    },
    async workspaces() {
      const names = all.flatMap((documents) => [...documents.values()].map(({ key }) => key.workspace));
      return [...new Set(names)].sort(byCodePoints);
    },
    async removeWorkspace(workspace) {
      for (const documents of all)
        for (const [name, { key }] of [...documents.entries()])
          if (key.workspace === workspace) {
            documents.delete(name);
            used.delete(name);
          }
    },
    damaged: async () => [],
    async ready() {
      return true;
    },
    async close() {},
  };
}

type OfAnyKind = Pick<Map<string, Stored>, 'values' | 'entries' | 'delete'>;
type Held = { readonly [K in DocumentKind]: Map<string, Stored<K>> };

function openHeld(): Held {
  return {
    conversation: new Map(),
    decision: new Map(),
    workspace: new Map(),
    link: new Map(),
    channel: new Map(),
    feedback: new Map(),
    gap: new Map(),
    managers: new Map(),
    person: new Map(),
    sealed: new Map(),
    'team-topic': new Map(),
    'topic-list': new Map(),
    weighing: new Map(),
  };
}

/** Parts of a key contain no NUL. */
function nameOf({ workspace, kind, id }: Key): string {
  return `${workspace}\u0000${kind}\u0000${id}`;
}
