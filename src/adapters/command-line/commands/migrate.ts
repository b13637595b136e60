import { Command } from 'commander';
import type { StoreShell } from '../shell/store-shell.ts';

/** `tradeoff migrate`: brings the database tables up to date. */
export function migrateCommand({ stdout, stderr, databaseUrl }: StoreShell): Command {
  return new Command('migrate')
    .description('bring the tables in Postgres (DATABASE_URL) up to date')
    .action(async () => {
      if (databaseUrl === null) {
        stdout.write(
          'Nothing to do: DATABASE_URL is not set, and documents in a data folder are migrated when they are read.\n',
        );
        return;
      }
      const { openDatabase } = await import('../../postgres/database.ts');
      const { migrate } = await import('../../postgres/migrate.ts');
      const database = openDatabase(databaseUrl, (line) => void stderr.write(`${line}\n`));
      try {
        const run = await migrate(database);
        stdout.write(run.length === 0 ? 'The tables are up to date.\n' : `Migrated to ${run.join(', ')}.\n`);
      } finally {
        await database.close();
      }
    });
}
