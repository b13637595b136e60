import { dirname, join } from 'node:path';
import { LRUCache } from 'lru-cache';
import { entryOf, isDecision } from '../../../core/decisions/record/record-entry.ts';
import {
  closedPlacesOf,
  type RecordIndex,
  searchEntries,
} from '../../../core/decisions/record/record-search.ts';
import type { Stored } from '../../../core/store/store.ts';
import { openQueue } from '../../../core/threads/keyed-queue.ts';
import type { DataFolder } from '../data-folder.ts';
import { type Location, nameHash } from '../locations.ts';
import { type Indexed, type IndexedFolder, readIndexDocument, writeIndexDocument } from './index-document.ts';

/**
 * The index of decisions: a small document for each folder of them, which says enough of each to find it. It's removed,
 * durably, before the first change to its folder, kept in memory meanwhile, and written again afterwards: a document that's
 * there is right. One that's missing or torn is made again from its folder's decisions, a few dozen of 10,000.
 */
export type LowdbRecordIndex = RecordIndex & {
  /** Runs a change to a document, and has its outcome in the index: what's stored then, or undefined for nothing. */
  changing<T>(
    location: Location,
    change: () => Promise<{ readonly result: T; readonly stored: Indexable | undefined }>,
  ): Promise<T>;
  /** Has a folder's index made again when it's next needed. */
  distrust(location: Location): Promise<void>;
  removeWorkspace(workspace: string): Promise<void>;
  /** Writes what has changed. */
  flush(): Promise<void>;
};

/** A document as it's saved: only decisions are indexed. */
export type Indexable = Pick<Stored, 'value'> & { readonly key: { readonly id: string } };

export type RecordIndexParts = {
  readonly folder: DataFolder;
  /** Every decision of a folder that can be read, with the name of its file. Reports those that can't. */
  readonly readAll: (path: string) => Promise<ReadonlyMap<string, Stored<'decision'>>>;
};

/** How many characters of entries to hold in memory, those that are being changed aside: about 20,000 records. */
const mostHeld = 30_000_000;
/** What an entry takes besides its words, in characters. */
const entrySize = 700;

/** How long after a change the index is written, in milliseconds: a burst writes it once. */
const writtenAfter = 1_000;

/** A folder's entries while it's being changed: its document is gone from the disk. */
type Changing = { entries: Map<string, Indexed> | undefined; running: number };

function sizeOf(indexed: IndexedFolder): number {
  let size = 1;
  for (const { entry } of indexed.values()) size += entry.words.length + entrySize;
  return size;
}

export function openRecordIndex({ folder, readAll }: RecordIndexParts): LowdbRecordIndex {
  const { folders, disk, synced } = folder;
  const decisions = join(folders.documents, 'decision');
  const inOrder = openQueue();
  const held = new LRUCache<string, IndexedFolder>({
    maxSize: mostHeld,
    sizeCalculation: sizeOf,
  });
  const changed = new Map<string, Changing>();
  const names = new Map<string, Set<string>>();
  let timer: NodeJS.Timeout | undefined;

  /** A folder of decisions as one word: "hash of the workspace/first two digits". */
  const nameOf = ({ workspace, document }: Location): string => `${workspace}/${document.slice(0, 2)}`;
  const documentOf = (name: string): string => join(folders.index, `${name}.index`);

  /** Only one task at a time works on a folder. */
  async function load(name: string): Promise<IndexedFolder> {
    const there = changed.get(name)?.entries ?? held.get(name);
    if (there !== undefined) return there;
    const path = join(decisions, name);
    const read = changed.has(name) ? undefined : await readIndexDocument(documentOf(name), path, disk);
    if (read !== undefined) {
      held.set(name, read);
      return read;
    }
    const made = new Map<string, Indexed>();
    for (const [file, { key, value }] of await readAll(path))
      made.set(file, { id: key.id, entry: entryOf(value) });
    const changing = changed.get(name);
    if (changing === undefined) {
      held.set(name, made);
      // It serves from memory where it can't be written, as on a full disk.
      await write(name, made).catch(() => undefined);
    } else changing.entries = made;
    return made;
  }

  async function write(name: string, indexed: IndexedFolder): Promise<void> {
    await synced.make(dirname(documentOf(name)));
    await writeIndexDocument(documentOf(name), join(decisions, name), indexed, disk);
  }

  /** Takes the document from the disk, so that a process that's killed meanwhile leaves none that's wrong. */
  async function begin(name: string): Promise<Changing> {
    const before = changed.get(name);
    if (before !== undefined) return before;
    const changing: Changing = { entries: new Map(await load(name)), running: 0 };
    held.delete(name);
    changed.set(name, changing);
    await disk.remove(documentOf(name));
    await disk.syncFolder(dirname(documentOf(name)));
    return changing;
  }

  async function flush(): Promise<void> {
    for (const name of [...changed.keys()])
      await inOrder(name, async () => {
        const changing = changed.get(name);
        if (changing === undefined || changing.running > 0) return;
        const { entries } = changing;
        changed.delete(name);
        if (entries === undefined) return;
        held.set(name, entries);
        await write(name, entries);
      });
  }

  function flushLater(): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      // An index that can't be written is made again.
      flush().catch(() => undefined);
    }, writtenAfter).unref();
  }

  async function foldersOf(workspace: string): Promise<Set<string>> {
    const known = names.get(workspace);
    if (known !== undefined) return known;
    const found = new Set(
      (await disk.list(join(decisions, workspace))).map(({ name }) => `${workspace}/${name}`),
    );
    for (const name of changed.keys()) if (dirname(name) === workspace) found.add(name);
    names.set(workspace, found);
    return found;
  }

  async function entriesOf(workspace: string): Promise<Indexed[]> {
    const all = [...(await foldersOf(nameHash(workspace)))];
    const loaded = await Promise.all(all.map((name) => inOrder(name, () => load(name))));
    return loaded.flatMap((indexed) => [...indexed.values()]);
  }

  return {
    async findRecords(workspace, search, order, most) {
      return searchEntries(await entriesOf(workspace), search, order, most);
    },
    async closedPlaces(workspace, search) {
      return closedPlacesOf(await entriesOf(workspace), search);
    },
    async changing(location, change) {
      if (location.kind !== 'decision') return (await change()).result;
      const name = nameOf(location);
      const changing = await inOrder(name, async () => {
        await synced.make(dirname(documentOf(name)));
        const begun = await begin(name);
        begun.running++;
        return begun;
      });
      names.get(location.workspace)?.add(name);
      try {
        const { result, stored } = await change();
        await inOrder(name, async () => {
          if (stored === undefined) changing.entries?.delete(location.document);
          else if (isDecision(stored.value))
            changing.entries?.set(location.document, { id: stored.key.id, entry: entryOf(stored.value) });
        });
        return result;
      } catch (error) {
        // Whether the change is on the disk isn't known.
        changing.entries = undefined;
        throw error;
      } finally {
        changing.running--;
        flushLater();
      }
    },
    distrust: (location) => {
      const name = nameOf(location);
      return inOrder(name, async () => {
        held.delete(name);
        if (!changed.has(name)) await disk.remove(documentOf(name));
      });
    },
    async removeWorkspace(workspace) {
      const hash = nameHash(workspace);
      names.delete(hash);
      for (const name of [...changed.keys()]) if (dirname(name) === hash) changed.delete(name);
      for (const name of [...held.keys()]) if (dirname(name) === hash) held.delete(name);
      await disk.removeFolder(join(folders.index, hash));
      synced.forget();
    },
    async flush() {
      clearTimeout(timer);
      await flush();
    },
  };
}
