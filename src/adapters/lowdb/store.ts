import { randomInt } from 'node:crypto';
import { join, resolve } from 'node:path';
import { Low } from 'lowdb';
import { LRUCache } from 'lru-cache';
import { type DocumentKind, documentKinds, kindNames } from '../../core/store/documents.ts';
import { type Formats, isPrecious, preciousKinds, readValue } from '../../core/store/formats.ts';
import {
  byCodePoints,
  checkKey,
  DamagedDocument,
  type Store,
  StoreAway,
  type Stored,
} from '../../core/store/store.ts';
import { openQueue } from '../../core/threads/keyed-queue.ts';
import { backUp, checkLocation, setAside } from './aside.ts';
import { type Disk, realDisk } from './disk.ts';
import { documentFile } from './document-file.ts';
import { BrokenFile, type Envelope } from './envelope.ts';
import { openDueIndex } from './due-index.ts';
import { type FolderLock, lockFolder } from './folder-lock.ts';
import { fileOf, foldersIn, nameHash, type Location, locationOf, locationId } from './locations.ts';
import { openSyncedFolders } from './synced-folders.ts';
import { describeDiskError } from './disk-errors.ts';
import { leftovers, walk, workspaceHashes } from './walk.ts';

export type LowdbOptions = {
  /** Gets a line for whatever an operator should know; standard error unless given. */
  readonly log?: (line: string) => void;
  /** The disk under the store. */
  readonly disk?: Disk;
  readonly formats?: Formats;
  /** How much text of documents may be held in memory, in characters. */
  readonly cacheSize?: number;
};

/** About a tenth of the memory that Node takes by itself; 10,000 threads of the usual size. */
const defaultCacheSize = 20_000_000;

/** What has to have room on a disk that failed before it counts as well again, in bytes: more than a long thread. */
const probeSize = 131_072;

/** Versions of new documents begin anywhere, so that one removed and written anew is not taken for the old one. */
const firstVersions = 2 ** 40;

/**
 * The embedded store: one small lowdb document for each conversation, decision and workspace below a folder
 * that one process owns. What a turn costs does not depend on how many there are.
 *
 * @throws where another process owns the folder, or a decision or workspace document is damaged
 */
export async function openLowdbStore(
  dataDir: string,
  {
    log = (line) => void process.stderr.write(`${line}\n`),
    disk = realDisk,
    formats = documentKinds,
    cacheSize = defaultCacheSize,
  }: LowdbOptions = {},
): Promise<Store> {
  const root = resolve(dataDir);
  const folders = foldersIn(root);
  const settled = openSyncedFolders(root, disk);
  const owner = await takeFolder().catch((error: unknown) => {
    const trouble = describeDiskError(root, error);
    throw trouble === undefined ? error : new Error(trouble, { cause: error });
  });
  const outbox = openDueIndex(folders.outbox, disk);
  const inOrder = openQueue();
  const cache = new LRUCache<string, Low<Envelope | null>>({
    maxSize: cacheSize,
    sizeCalculation: ({ data }) => (data?.text.length ?? 0) + 500,
  });

  async function takeFolder(): Promise<FolderLock> {
    await settled.make(root);
    // A file says why it cannot be written; making folders says only that they are not there.
    const probe = join(root, 'probe');
    await disk.touch(probe);
    await disk.remove(probe);
    await settled.make(folders.documents);
    await settled.make(folders.outbox);
    return lockFolder(root, log);
  }

  /** Whether the last that was asked of the disk went wrong. */
  let failing = false;

  async function open(place: Location): Promise<Low<Envelope | null>> {
    const word = locationId(place);
    const known = cache.get(word);
    if (known !== undefined) return known;
    const file = documentFile(place, { folders, disk, settled, mark: outbox.mark });
    const low = new Low<Envelope | null>(
      { read: file.read, write: (data) => (data === null ? Promise.resolve() : file.write(data)) },
      null,
    );
    await low.read();
    if (low.data !== null) checkLocation(low.data, place, locationOf);
    return low;
  }

  /** Writes through lowdb; what was not written for certain is not held either. */
  async function write(low: Low<Envelope | null>, place: Location, envelope: Envelope): Promise<void> {
    const word = locationId(place);
    cache.delete(word);
    low.data = envelope;
    await low.write();
    cache.set(word, low);
    await outbox.update(
      { workspace: envelope.workspace, kind: envelope.kind, id: envelope.id },
      place,
      envelope.due,
    );
  }

  /** `remember` false for walks over everything, which would push out what is in use. */
  async function readPlace<K extends DocumentKind>(
    place: Location<K>,
    remember = true,
  ): Promise<Stored<K> | undefined> {
    const low = await open(place);
    const envelope = low.data;
    if (envelope === null) return undefined;
    const value: unknown = JSON.parse(envelope.text);
    const read = readValue(place.kind, envelope.format, value, formats);
    const { id, version, due, expires } = envelope;
    const key = { workspace: envelope.workspace, kind: place.kind, id };
    switch (read.kind) {
      case 'damaged':
        throw new BrokenFile(read.reason);
      case 'current':
        if (remember && !cache.has(locationId(place))) cache.set(locationId(place), low);
        return { key, value: read.value, version, due, expires };
      case 'migrated':
        await backUp(place, read.from, folders, disk, settled);
        await write(low, place, {
          ...envelope,
          format: formats[place.kind].format,
          version: version + 1,
          text: JSON.stringify(read.value),
        });
        return { key, value: read.value, version: version + 1, due, expires };
    }
  }

  /** One at a time for each document: a reader waits for a writer, so that it sees nothing that is not durable. */
  function alone<T>(place: Location, task: () => Promise<T>): Promise<T> {
    return inOrder(locationId(place), async () => {
      try {
        return await task().catch((error: unknown) => reportBroken(place, error));
      } catch (error) {
        const trouble = describeDiskError(root, error);
        if (trouble === undefined) throw error;
        failing = true;
        log(trouble);
        throw new StoreAway(error, trouble);
      }
    });
  }

  /** @throws DamagedDocument for a file that is broken, after it was set aside where that is allowed; else the error as it is */
  async function reportBroken(place: Location, error: unknown): Promise<never> {
    if (!(error instanceof BrokenFile)) throw error;
    const file = fileOf(folders, place);
    cache.delete(locationId(place));
    const kept = isPrecious(place.kind) ? file : await setAside(place, folders, disk, settled);
    if (kept !== file) await outbox.remove(place);
    log(
      `the ${place.kind} document ${file} is damaged: ${error.message}; ${kept === file ? 'it was left there' : `it was moved to ${kept}`}`,
    );
    throw new DamagedDocument(`the ${place.kind} document ${file}`, kept);
  }

  async function drop(place: Location): Promise<void> {
    cache.delete(locationId(place));
    await disk.remove(fileOf(folders, place));
    settled.forget(join(fileOf(folders, place), '..'));
    await outbox.remove(place);
  }

  /** Reads what has to be known from the start: what is due, and that nothing precious is damaged. */
  async function start(): Promise<void> {
    for (const place of await outbox.marked()) {
      const stored = await alone(place, () => readPlace(place, false)).catch(passDamaged);
      if (stored === undefined) await outbox.remove(place);
      else await outbox.update(stored.key, place, stored.due);
    }
    const damaged: string[] = [];
    for (const kind of preciousKinds) {
      for await (const place of walk(folders, disk, kind)) {
        if ((await alone(place, () => readPlace(place)).catch(passDamaged)) === undefined)
          damaged.push(fileOf(folders, place));
      }
    }
    if (damaged.length === 0) return;
    throw new Error(
      `these documents of decisions or workspaces are damaged, and nothing was changed: ${damaged.join(', ')}. ` +
        'Put each back from a backup (cp of DATA_DIR, or `tradeoff import` into an empty one), mend it by hand (the part after "document": alone is accepted as a file), or move it out of DATA_DIR to go on without it',
    );
  }

  const store: Store = {
    shared: false,
    async load(key) {
      checkKey(key);
      const place = locationOf(key);
      return alone(place, () => readPlace(place));
    },
    async save(key, value, { basedOn, due, expires = null }) {
      checkKey(key);
      const place = locationOf(key);
      return alone(place, async () => {
        const low = await open(place);
        if ((low.data?.version ?? 0) !== basedOn) return 'conflict';
        const version = basedOn === 0 ? randomInt(1, firstVersions) : basedOn + 1;
        await write(low, place, {
          format: formats[key.kind].format,
          workspace: key.workspace,
          kind: key.kind,
          id: key.id,
          version,
          due,
          expires,
          text: JSON.stringify(value),
        });
        return version;
      });
    },
    async remove(key) {
      const place = locationOf(key);
      await alone(place, async () => {
        await drop(place);
        await settled.sync(join(fileOf(folders, place), '..'));
      });
    },
    async *list(workspace, kind) {
      const ids: string[] = [];
      for await (const { document } of walk(folders, disk, kind, nameHash(workspace))) {
        const place = { kind, workspace: nameHash(workspace), document };
        const reading = alone(place, () => readPlace(place, false));
        const stored = await (isPrecious(kind) ? reading : reading.catch(passDamaged));
        if (stored !== undefined) ids.push(stored.key.id);
      }
      for (const id of ids.sort(byCodePoints)) {
        const stored = await store.load({ workspace, kind, id });
        if (stored !== undefined) yield stored;
      }
    },
    async due(kind, now, most, within = '') {
      return outbox.due(kind, now, most, within);
    },
    async expire(now) {
      let gone = 0;
      for (const kind of kindNames) {
        for await (const place of walk(folders, disk, kind)) {
          const left = await alone(place, async () => {
            const stored = await readPlace(place, false);
            if (
              stored === undefined ||
              stored.due !== null ||
              stored.expires === null ||
              stored.expires > now
            )
              return false;
            await drop(place);
            return true;
          }).catch(passDamaged);
          if (left === true) gone++;
        }
        // In its document's turn nothing replaces it, so what is left then is of a process that was killed.
        for await (const { place, path } of leftovers(folders, disk, kind)) {
          await alone(place, () => disk.remove(path));
        }
      }
      return gone;
    },
    async workspaces() {
      const names = [];
      for (const name of await workspaceHashes(folders, disk)) {
        const found = await nameOf(name);
        if (found !== undefined) names.push(found);
      }
      return names.sort(byCodePoints);
    },
    async removeWorkspace(workspace) {
      const gone = nameHash(workspace);
      for (const kind of kindNames) {
        for await (const place of walk(folders, disk, kind, gone)) await alone(place, () => drop(place));
        await disk.removeFolder(join(folders.documents, kind, gone));
      }
      await outbox.removeAll((place) => place.workspace === gone);
      for (const folder of [folders.damaged, folders.backups]) {
        for (const { name } of await disk.list(folder))
          if (name.split('.')[1] === gone) await disk.remove(join(folder, name));
      }
      settled.forget();
      for (const kind of kindNames) await settled.sync(join(folders.documents, kind));
    },
    ready: () =>
      inOrder('probe', async () => {
        const probe = join(root, 'probe');
        // A file can be made on a disk that is full; where one failed, it has to have room again as well.
        const tried = failing
          ? disk.replace(probe, Buffer.alloc(probeSize), () => Promise.resolve())
          : disk.touch(probe);
        failing = await tried.then(
          () => false,
          () => true,
        );
        await disk.remove(probe).catch(() => undefined);
        return !failing;
      }),
    close: () => owner.release(),
  };

  /** A workspace's name from the first of its documents that can be read. */
  async function nameOf(workspace: string): Promise<string | undefined> {
    for (const kind of kindNames) {
      for await (const place of walk(folders, disk, kind, workspace)) {
        const stored = await alone(place, () => readPlace(place, false)).catch(passDamaged);
        if (stored !== undefined) return stored.key.workspace;
      }
    }
    return undefined;
  }

  try {
    await start();
    return store;
  } catch (error) {
    await owner.release();
    throw error;
  }
}

/** For walks over many: a damaged document is reported by whoever reads it, and passed by. */
function passDamaged(error: unknown): undefined {
  if (error instanceof DamagedDocument) return undefined;
  throw error;
}
