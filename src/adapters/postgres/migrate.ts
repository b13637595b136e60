import type pg from 'pg';
import { z } from 'zod';
import { NewerFormat } from '../../core/store/formats.ts';
import type { Database } from './database.ts';
import { sqlState } from './errors.ts';
import { migrations } from './migrations.ts';

const versionRow = z.object({ version: z.coerce.number().int() });

/**
 * Brings the tables up to date. Any number of processes may call it at once: each step locks the only row of the table
 * `migrations`. Advisory locks would not do, since some compatible engines only pretend to have them.
 *
 * @returns the numbers of the migrations that were run
 * @throws NewerFormat if a newer program has migrated the database
 */
export async function migrate(database: Database, steps: readonly string[] = migrations): Promise<number[]> {
  await prepare(database);
  const run: number[] = [];
  for (;;) {
    const number = await database.together(async (client) => {
      const version = await lockedVersion(client);
      if (version > steps.length) throw new NewerFormat('the database', version, steps.length);
      const step = steps[version];
      if (step === undefined) return null;
      await client.query(step);
      await client.query('update migrations set version = $1 where id = 1', [version + 1]);
      return version + 1;
    });
    if (number === null) return run;
    run.push(number);
  }
}

/** @throws if the tables have another version than this program's, with the fix */
export async function checkMigrated(database: Database): Promise<void> {
  const rows = await database
    .run(versionRow, 'select version from migrations where id = 1', [])
    .catch((error: unknown) => {
      if (sqlState(error) === undefinedTable) return [];
      throw error;
    });
  const version = rows[0]?.version ?? 0;
  if (version > migrations.length) throw new NewerFormat('the database', version, migrations.length);
  if (version < migrations.length)
    throw new Error(
      `the database has ${version} of ${migrations.length} migrations; run \`tradeoff migrate\` to bring it up to date`,
    );
}

const undefinedTable = '42P01';

async function prepare(database: Database): Promise<void> {
  try {
    await database.run(
      z.unknown(),
      'create table if not exists migrations (id integer primary key, version integer not null)',
      [],
    );
  } catch (error) {
    // If two processes create the table at once, the second may fail on the first one's rows in the catalogue.
    if (!['23505', '42710', '42P07', 'XX000'].includes(sqlState(error) ?? '')) throw error;
  }
  await database.run(
    z.unknown(),
    'insert into migrations (id, version) values (1, 0) on conflict do nothing',
    [],
  );
}

async function lockedVersion(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<Record<string, unknown>>(
    'select version from migrations where id = 1 for update',
  );
  return versionRow.parse(rows[0]).version;
}
