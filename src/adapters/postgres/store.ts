import { randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { type DocumentKind, documentKinds } from '../../core/store/documents.ts';
import { type Formats, isPrecious, preciousKinds, type Read, readValue } from '../../core/store/formats.ts';
import {
  byCodePoints,
  checkKey,
  DamagedDocument,
  type Key,
  type Store,
  StoreAway,
  type Stored,
} from '../../core/store/store.ts';
import { type Database, openDatabase } from './database.ts';
import { checkMigrated, migrate } from './migrate.ts';
import { openDocumentTable, type DocumentRow } from './document-table.ts';

export type PostgresOptions = {
  /** Gets a line for whatever an operator should know; standard error unless given. */
  readonly log?: (line: string) => void;
  readonly formats?: Formats;
  /** False leaves the tables as they are and refuses to start on old ones. */
  readonly migrate?: boolean;
  /** Waits that many milliseconds between two tries to reach the database at the start. */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
};

const readOnlySchema = z.object({ readOnly: z.string() });

/** Documents that are read at once where all of them are. */
const page = 200;

/** Versions of new documents begin anywhere, so that one removed and written anew is not taken for the old one. */
const firstVersions = 2 ** 40;

/** First and longest pause while the database is not there at the start, in milliseconds. */
const firstPause = 250;
const longestPause = 10_000;

/**
 * A store for any number of processes, on any server that speaks Postgres. Waits for the database where it is
 * away, and says so; later absences are answered with StoreAway and end by themselves.
 *
 * @param url as in `DATABASE_URL`: postgres://user:password@host:port/name?sslmode=...
 * @throws where the database refuses us, is one of a newer program, or holds a damaged decision or workspace document
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
  const database = openDatabase(url, log);
  const rows = openDocumentTable(database);

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
        const workspace = rows.inWorkspace(key.workspace);
        await workspace.backUp(key.kind, key.id, version);
        const next = {
          ...row,
          format: formats[key.kind].format,
          version: version + 1,
          value: JSON.stringify(result.value),
        };
        if (!(await workspace.update(key.kind, next, version))) return 'conflict';
        return { key, value: result.value, version: version + 1, due, expires };
      }
      case 'damaged': {
        const name = `the ${key.kind} document ${JSON.stringify(key.id)} of ${JSON.stringify(key.workspace)}`;
        const stays = isPrecious(key.kind);
        if (!stays) await rows.inWorkspace(key.workspace).setAside(key.kind, key.id, version, result.reason);
        const where = stays ? 'its row of the table documents' : 'a row of the table set_aside';
        log(`${name} is damaged: ${result.reason}; it is kept as ${where}`);
        throw new DamagedDocument(name, where);
      }
    }
  }

  const store: Store = {
    shared: true,
    async load(key) {
      checkKey(key);
      for (;;) {
        const row = await rows.inWorkspace(key.workspace).read(key.kind, key.id);
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
      const workspace = rows.inWorkspace(key.workspace);
      const saved =
        basedOn === 0
          ? await workspace.insert(key.kind, row)
          : await workspace.update(key.kind, row, basedOn);
      return saved ? version : 'conflict';
    },
    remove: (key) => rows.inWorkspace(key.workspace).remove(key.kind, key.id),
    async *list(workspace, kind) {
      let after = '';
      for (;;) {
        const found = await rows.inWorkspace(workspace).after(kind, after, page);
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
      return (await rows.due(kind, now, most, within)).map(({ workspace, id }) => ({ workspace, kind, id }));
    },
    async expire(now) {
      let gone = 0;
      for (;;) {
        const went = await rows.expire(now, page);
        gone += went;
        if (went < page) return gone;
      }
    },
    workspaces: async () => (await rows.workspaces()).sort(byCodePoints),
    removeWorkspace: (workspace) => rows.inWorkspace(workspace).removeAll(),
    ready: () =>
      // A server that was failed over to may answer and take no writes.
      database.run(readOnlySchema, `select current_setting('transaction_read_only') as "readOnly"`, []).then(
        ([row]) => row?.readOnly === 'off',
        () => false,
      ),
    close: () => database.close(),
  };

  try {
    await reach(database, log, pause);
    if (mayMigrate)
      for (const number of await migrate(database)) log(`the database was migrated to ${number}`);
    else await checkMigrated(database);
    await checkPrecious(store);
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

async function reach(
  database: Database,
  log: (line: string) => void,
  pause: (milliseconds: number) => Promise<unknown>,
): Promise<void> {
  for (let wait = firstPause; ; wait = Math.min(wait * 2, longestPause)) {
    try {
      await database.run(z.unknown(), 'select 1', []);
      return;
    } catch (error) {
      if (!(error instanceof StoreAway)) throw error;
      const cause =
        error.cause instanceof Error ? error.cause.message || error.cause.name : String(error.cause);
      log(
        `the database cannot be reached (${cause}); trying again in ${wait / 1000} s. Is it running, and is DATABASE_URL right?`,
      );
      await pause(wait);
    }
  }
}

/** @throws where a decision or workspace document is damaged; all of them are named, none is changed */
async function checkPrecious(store: Store): Promise<void> {
  const damaged: string[] = [];
  for (const workspace of await store.workspaces()) {
    for (const kind of preciousKinds) {
      try {
        for await (const _ of store.list(workspace, kind));
      } catch (error) {
        if (!(error instanceof DamagedDocument)) throw error;
        damaged.push(error.message);
      }
    }
  }
  if (damaged.length > 0)
    throw new Error(
      `nothing was changed, and this cannot start: ${damaged.join('; ')}. Put the row's value right in SQL, restore it from a backup, or delete the row to go on without it`,
    );
}

function passDamaged(error: unknown): undefined {
  if (error instanceof DamagedDocument) return undefined;
  throw error;
}
