import { randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { entryOf, isDecision, type RecordEntry } from '../../core/decisions/record/record-entry.ts';
import { type DocumentKind, type DocumentOf, documentKinds } from '../../core/store/documents.ts';
import { type Formats, isPrecious, type Read, readValue } from '../../core/store/formats.ts';
import {
  byCodePoints,
  checkKey,
  DamagedDocument,
  type Key,
  type Store,
  type Stored,
} from '../../core/store/store.ts';
import { damagedDocuments } from './damaged-documents.ts';
import { openDatabase } from './database.ts';
import { type DocumentRow, openDocumentTable } from './document-table.ts';
import { indexMissing } from './index-missing.ts';
import { checkMigrated, migrate } from './migrate.ts';
import { openRecordTable } from './record-table.ts';
import { openSharedClock, type SharedClock } from './shared-clock.ts';
import { transportWarning } from './transport-warning.ts';
import { waitForDatabase } from './wait-for-database.ts';

export type PostgresOptions = {
  /** Receives lines for the operator (default: standard error). */
  readonly log?: (line: string) => void;
  readonly formats?: Formats;
  /** False never migrates the tables and refuses to start on old ones. */
  readonly migrate?: boolean;
  /** Waits between two attempts to reach the database at the start. */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
};

const readOnlySchema = z.object({ readOnly: z.string() });

/** How many documents one statement reads or removes when it goes through all of them. */
const page = 200;

/** A document's first version is random, so that one that was removed and created again isn't taken for the old one. */
const firstVersions = 2 ** 40;

/**
 * A store for any number of processes, on any server that speaks the Postgres protocol. At the start it waits for a
 * database that is away, and logs that. Later, operations fail with StoreAway until the database is back.
 *
 * @param url as `DATABASE_URL`: postgres://user:password@host:port/name?sslmode=...
 * @throws if the database refuses the connection or belongs to a newer program
 */
export async function openPostgresStore(
  url: string,
  {
    log = (line) => void process.stderr.write(`${line}\n`),
    formats = documentKinds,
    migrate: mayMigrate = true,
    pause = setTimeout,
  }: PostgresOptions = {},
): Promise<Store> {
  const warning = transportWarning(url);
  if (warning !== undefined) log(warning);
  const database = openDatabase(url, log);
  const table = openDocumentTable(database);
  const records = openRecordTable(database);
  let clock: SharedClock | undefined;

  async function read<K extends DocumentKind>(
    key: Key<K>,
    row: DocumentRow,
  ): Promise<Stored<K> | 'conflict'> {
    const { version, due, expires } = row;
    const result = parse(key.kind, row, formats);
    switch (result.kind) {
      case 'current':
        return { key, value: result.value, version, due, expires };
      case 'migrated': {
        const workspace = table.inWorkspace(key.workspace);
        await workspace.backUp(key.kind, key.id, version);
        const next = {
          ...row,
          format: formats[key.kind].format,
          version: version + 1,
          value: JSON.stringify(result.value),
        };
        if (!(await workspace.update(key.kind, next, version, indexed(key.kind, result.value))))
          return 'conflict';
        return { key, value: result.value, version: version + 1, due, expires };
      }
      case 'damaged': {
        const name = `the ${key.kind} document ${JSON.stringify(key.id)} of ${JSON.stringify(key.workspace)}`;
        // Decisions and workspaces are never moved: a person decides what to do with them.
        const stays = isPrecious(key.kind);
        if (!stays) await table.inWorkspace(key.workspace).setAside(key.kind, key.id, version, result.reason);
        const where = stays ? 'its row in the table documents' : 'a row in the table set_aside';
        log(`${name} is damaged: ${result.reason}; it is kept as ${where}`);
        throw new DamagedDocument(name, where);
      }
      default:
        return result satisfies never;
    }
  }

  const store: Store = {
    shared: true,
    now: () => clock?.now() ?? Date.now(),
    findRecords: records.findRecords,
    closedPlaces: records.closedPlaces,
    damaged: () => damagedDocuments(table, store),
    async load(key) {
      checkKey(key);
      clock?.refresh();
      for (;;) {
        const row = await table.inWorkspace(key.workspace).read(key.kind, key.id);
        const stored = row === undefined ? undefined : await read(key, row);
        if (stored !== 'conflict') return stored;
      }
    },
    async save(key, value, { basedOn, due, expires = null }) {
      checkKey(key);
      const version = basedOn === 0 ? randomInt(1, firstVersions) : basedOn + 1;
      const row = {
        id: key.id,
        format: formats[key.kind].format,
        version,
        due,
        expires,
        value: JSON.stringify(value),
      };
      const workspace = table.inWorkspace(key.workspace);
      const saved =
        basedOn === 0
          ? await workspace.insert(key.kind, row, indexed(key.kind, value))
          : await workspace.update(key.kind, row, basedOn, indexed(key.kind, value));
      return saved ? version : 'conflict';
    },
    remove: (key) => table.inWorkspace(key.workspace).remove(key.kind, key.id),
    async *list(workspace, kind) {
      let after = '';
      for (;;) {
        const found = await table.inWorkspace(workspace).after(kind, after, page);
        for (const row of found) {
          const key = { workspace, kind, id: row.id };
          const reading = read(key, row).then((stored) => (stored === 'conflict' ? store.load(key) : stored));
          const stored = await (isPrecious(kind) ? reading : reading.catch(passDamaged));
          if (stored !== undefined) yield stored;
        }
        const last = found.at(-1);
        if (last === undefined || found.length < page) return;
        after = last.id;
      }
    },
    async due(kind, now, most, within = '') {
      clock?.refresh();
      return (await table.due(kind, now, most, within)).map(({ workspace, id }) => ({ workspace, kind, id }));
    },
    async expire(now) {
      let removed = 0;
      for (;;) {
        const count = await table.expire(now, page);
        removed += count;
        if (count < page) return removed;
      }
    },
    workspaces: async () => (await table.workspaces()).sort(byCodePoints),
    removeWorkspace: (workspace) => table.inWorkspace(workspace).removeAll(),
    ready: () =>
      // After a failover, a server may answer and refuse writes.
      database.run(readOnlySchema, `select current_setting('transaction_read_only') as "readOnly"`, []).then(
        ([row]) => row?.readOnly === 'off',
        () => false,
      ),
    close: () => database.close(),
  };

  try {
    await waitForDatabase(database, log, pause);
    if (mayMigrate) for (const number of await migrate(database)) log(`migrated the database to ${number}`);
    else await checkMigrated(database);
    clock = await openSharedClock(database);
    if (mayMigrate) await indexMissing(table, store);
    return store;
  } catch (error) {
    await database.close();
    throw error;
  }
}

function parse<K extends DocumentKind>(kind: K, { format, value }: DocumentRow, formats: Formats): Read<K> {
  try {
    return readValue(kind, format, JSON.parse(value), formats);
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: 'damaged', reason: `it is not JSON: ${error.message}` };
    throw error;
  }
}

/** What the index has of a document: nothing but of decisions. */
function indexed<K extends DocumentKind>(kind: K, value: DocumentOf<K>): RecordEntry | undefined {
  return kind === 'decision' && isDecision(value) ? entryOf(value) : undefined;
}

function passDamaged(error: unknown): undefined {
  if (error instanceof DamagedDocument) return undefined;
  throw error;
}
