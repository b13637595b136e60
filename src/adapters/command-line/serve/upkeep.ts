import type { Store } from '../../../core/store/store.ts';
import { removeUninstalled } from '../../../core/store/uninstall.ts';
import type { Log } from '../../log/log.ts';

/** How often what has had its time is removed, in milliseconds. */
const every = 3_600_000;
/** How long after a start that is done first: it looks at all that is kept, and the adapters open meanwhile. */
const firstAfter = 10_000;

/**
 * Removes what has expired, and the data of workspaces that took the app out long enough ago: soon, and every hour.
 * Unposted replies are looked for by the adapters that can post them.
 *
 * @returns ends it, once what was begun is done
 */
export function startUpkeep(store: Store, log: Log, now: () => number): () => Promise<void> {
  let running = Promise.resolve();
  const run = (): void => {
    running = running
      .then(() => once(store, log, now()))
      .catch((error: unknown) => {
        log.warn(`removing what has had its time: ${error instanceof Error ? error.message : String(error)}`);
      });
  };
  const first = setTimeout(run, firstAfter);
  const timer = setInterval(run, every);
  return async () => {
    clearTimeout(first);
    clearInterval(timer);
    await running;
  };
}

async function once(store: Store, log: Log, now: number): Promise<void> {
  const expired = await store.expire(now);
  if (expired > 0) log.info(`${expired} documents had expired and were removed`);
  for (const workspace of await removeUninstalled(store, now))
    log.info(`${workspace}: everything removed, since the app was taken out 30 days ago`);
}
