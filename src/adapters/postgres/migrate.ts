import type pg from 'pg';
import { z } from 'zod';
import { NewerFormat } from '../../core/store/formats.ts';
import type { Database } from './database.ts';
import { migrations } from './migrations.ts';
import { sqlState } from './errors.ts';

const versionRow = z.object({ version: z.coerce.number().int() });

/**
 * Brings the tables up to date. Any number of processes may do it at once: each step runs with the one row of the
 * `migrations` table locked, not under an advisory lock, which is a stub in some compatible engines.
 *
 * @returns the numbers of the migrations that were run
 * @throws NewerFormat where a newer program has been here
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

/** @throws where the tables are not those of this program; says how to go on */
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
      `the database has ${version} of ${migrations.length} migrations; run \`tradeoff migrate\``,
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
    // Two that create it at once: the later one trips over the earlier one's rows in the catalogue.
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
