import type { Store } from '../../../core/store/store.ts';
import type { Environment } from '../../../environment.ts';
import type { Log } from '../../log/log.ts';
import { homePath } from '../../text/home-path.ts';
import { exitCodes } from './exit-codes.ts';
import type { Shell } from './shell.ts';
import type { StoreShell } from './store-shell.ts';

/** Where conversations are stored unless DATA_DIR or --data names another folder. */
export const defaultDataFolder = './data';

/** Opens Postgres if DATABASE_URL is set, else the data folder. Only the library of the store in use is loaded. */
export async function openStore({ databaseUrl }: Environment, dataFolder: string, log?: Log): Promise<Store> {
  const options = log === undefined ? {} : { log: (line: string) => log.warn(line) };
  if (databaseUrl === null) {
    const { openLowdbStore } = await import('../../lowdb/store.ts');
    const lost = (line: string): void => {
      if (log === undefined) process.stderr.write(`tradeoff: ${line}\n`);
      else log.error(line);
      // Whatever this process would still do is lost. What it acknowledged went with the folder.
      process.exit(exitCodes.failed);
    };
    return openLowdbStore(homePath(dataFolder), { ...options, lost });
  }
  const { openPostgresStore } = await import('../../postgres/store.ts');
  return openPostgresStore(databaseUrl, options);
}

/** The part of a shell that commands on stored data need. */
export function storeShell({ stdin, stdout, stderr, environment }: Shell): StoreShell {
  return {
    stdin,
    stdout,
    stderr,
    openStore: () => openStore(environment, environment.dataFolder ?? defaultDataFolder),
    databaseUrl: environment.databaseUrl,
  };
}
