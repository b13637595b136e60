import { existsSync } from 'node:fs';
import type { Store } from '../../../core/store/store.ts';
import type { Environment } from '../../../environment.ts';
import type { Clock } from '../../chat/clock.ts';
import type { Finding } from '../../doctor/finding.ts';
import { errorMessage } from '../../log/error-message.ts';
import { defaultDataFolder } from '../shell/open-store.ts';

/** How long to wait for the database, in milliseconds. `tradeoff start` waits for as long as it takes. */
const databaseAnswersWithin = 8_000;

type Waiting = Pick<Clock, 'now' | 'wait'>;

/** Opens the store without changing it, and checks that it can be written to. */
export async function examineStore(
  { databaseUrl, dataFolder }: Environment,
  clock: Waiting,
): Promise<Finding> {
  if (databaseUrl !== null) return opened('store in Postgres', () => openDatabase(databaseUrl, clock));
  const folder = dataFolder ?? defaultDataFolder;
  const what = `store in ${folder}`;
  if (!existsSync(folder)) return { what, says: 'not there yet; the first start creates it', fix: null };
  const { openLowdbStore } = await import('../../lowdb/store.ts');
  return opened(what, () => openLowdbStore(folder, { log() {} }));
}

async function openDatabase(url: string, clock: Waiting): Promise<Store> {
  const { openPostgresStore } = await import('../../postgres/store.ts');
  const end = clock.now() + databaseAnswersWithin;
  return openPostgresStore(url, {
    log() {},
    // The doctor changes nothing: it reports tables of an older version instead of migrating them.
    migrate: false,
    async pause(milliseconds) {
      if (clock.now() + milliseconds > end)
        throw new Error(
          'it cannot be reached; check that it is running, and the address and password in DATABASE_URL',
        );
      await clock.wait(milliseconds);
    },
  });
}

async function opened(what: string, open: () => Promise<Store>): Promise<Finding> {
  try {
    const store = await open();
    try {
      if (!(await store.ready()))
        return {
          what,
          says: 'not writable',
          fix: 'check its permissions, free space, and whether it is read-only',
        };
      const damaged = await store.damaged();
      return damaged.length === 0
        ? { what, says: 'writable, every decision can be read', fix: null }
        : { what, says: `${damaged.length} damaged`, fix: damaged.join('\n') };
    } finally {
      await store.close();
    }
  } catch (error) {
    return error instanceof Error && error.name === 'FolderInUse'
      ? { what, says: 'in use by another process, which is fine if that is the running bot', fix: null }
      : { what, says: 'cannot be opened', fix: errorMessage(error) };
  }
}
