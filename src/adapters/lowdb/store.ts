import { dirname } from 'node:path';
import { documentKinds } from '../../core/store/documents.ts';
import { type Formats, isPrecious } from '../../core/store/formats.ts';
import { byCodePoints, checkKey, type Store } from '../../core/store/store.ts';
import { damagedDocuments } from './damaged-documents.ts';
import { openDataFolder } from './data-folder.ts';
import { type Disk, realDisk } from './disk.ts';
import { type LoadLocation, openDocuments } from './documents.ts';
import { openDueIndex } from './due-index.ts';
import { expireDocuments } from './expire.ts';
import { openExpiryIndex } from './expiry-index.ts';
import { readDecisions } from './index/read-decisions.ts';
import { openRecordIndex } from './index/record-index.ts';
import { fileOf, type Location, locationOf, nameHash } from './locations.ts';
import { watchOwnership } from './lock/ownership.ts';
import { openOneAtATime } from './one-at-a-time.ts';
import { passDamaged } from './pass-damaged.ts';
import { readDue } from './read-due.ts';
import { noteFormats } from './stored-formats.ts';
import { walk } from './walk.ts';
import { removeWorkspace, workspaceNames } from './workspaces.ts';

export type LowdbOptions = {
  /** Receives lines for the operator (default: standard error). */
  readonly log?: (line: string) => void;
  /** The disk under the store. */
  readonly disk?: Disk;
  readonly formats?: Formats;
  /** Told once if the folder isn't this process's any more (default: the log): nothing more can be stored. */
  readonly lost?: (line: string) => void;
  /** How much text of documents to cache, in characters. */
  readonly cacheSize?: number;
};

/** About a tenth of the memory that Node itself takes; 10,000 threads of the usual size. */
const defaultCacheSize = 20_000_000;

/**
 * The embedded store: one small lowdb document per conversation, decision and workspace, in a folder that this process
 * locks. Neither opening it nor a turn costs more with their number.
 *
 * @throws FolderInUse if another process has the folder
 * @throws NewerFormat if a newer program has used the folder
 * @throws if the folder can't be used
 */
export async function openLowdbStore(
  dataDir: string,
  {
    log = (line) => void process.stderr.write(`${line}\n`),
    disk = realDisk,
    formats = documentKinds,
    lost = log,
    cacheSize = defaultCacheSize,
  }: LowdbOptions = {},
): Promise<Store> {
  const folder = await openDataFolder(dataDir, disk, log);
  const { folders, synced } = folder;
  const dueIndex = openDueIndex(folders.outbox, disk);
  const expiry = openExpiryIndex(folders.expiry, disk);
  const readAll = (path: string) => readDecisions(path, { disk, formats, log });
  const records = openRecordIndex({ folder, readAll });
  const ownership = watchOwnership(folder.root, folder.lock, lost);
  const documents = openDocuments({ folder, dueIndex, expiry, records, ownership, formats, cacheSize });
  const oneAtATime = openOneAtATime({ folder, documents, dueIndex, log });
  const load: LoadLocation = (location, remember) =>
    oneAtATime.run(location, () => documents.read(location, remember));
  const remove = (location: Location): Promise<void> =>
    oneAtATime.run(location, () => documents.remove(location));

  const store: Store = {
    shared: false,
    now: () => Date.now(),
    findRecords: (...search) => oneAtATime.onDisk(() => records.findRecords(...search)),
    closedPlaces: (...search) => oneAtATime.onDisk(() => records.closedPlaces(...search)),
    damaged: () => damagedDocuments(folder, load),
    async load(key) {
      checkKey(key);
      return load(locationOf(key));
    },
    async save(key, value, options) {
      checkKey(key);
      return oneAtATime.run(locationOf(key), () => documents.save(key, value, options));
    },
    async remove(key) {
      const location = locationOf(key);
      await oneAtATime.run(location, async () => {
        await documents.remove(location);
        await synced.sync(dirname(fileOf(folders, location)));
      });
    },
    async *list(workspace, kind) {
      const ids: string[] = [];
      for await (const { document } of walk(folders, disk, { kind, workspace: nameHash(workspace) })) {
        const reading = load({ kind, workspace: nameHash(workspace), document }, false);
        const stored = await (isPrecious(kind) ? reading : reading.catch(passDamaged));
        if (stored !== undefined) ids.push(stored.key.id);
      }
      for (const id of ids.sort(byCodePoints)) {
        const stored = await store.load({ workspace, kind, id });
        if (stored !== undefined) yield stored;
      }
    },
    async due(kind, now, most, within = '') {
      return dueIndex.due(kind, now, most, within);
    },
    expire: (now) => expireDocuments({ folder, documents, expiry, records, oneAtATime }, now),
    workspaces: async () => (await workspaceNames(folder, load)).sort(byCodePoints),
    removeWorkspace: (workspace) => removeWorkspace({ folder, dueIndex, records, remove }, workspace),
    ready: oneAtATime.ready,
    async close() {
      // What isn't written is made again.
      await records.flush().catch(() => undefined);
      ownership.stop();
      await folder.lock.release();
    },
  };

  try {
    await noteFormats(folder, formats);
    await readDue(dueIndex, load);
    // A folder without documents has noted all of them.
    if ((await disk.list(folders.documents)).length === 0) await expiry.setComplete();
    return store;
  } catch (error) {
    ownership.stop();
    await folder.lock.release();
    throw error;
  }
}
