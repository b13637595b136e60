import type { Store } from '../../../core/store/store.ts';
import { removeUninstalled } from '../../../core/store/uninstall.ts';
import { errorMessage } from '../../log/error-message.ts';
import type { Log } from '../../log/log.ts';

/** How often expired documents are removed, in milliseconds. */
const every = 3_600_000;
/** When that first happens, in milliseconds after the start: adapters open meanwhile. */
const firstAfter = 10_000;

/**
 * Removes expired documents, and the data of workspaces that uninstalled the app long enough ago: at once or shortly after
 * the start, and every hour. Adapters look for unposted replies themselves, since they can post them.
 *
 * @returns stops, and waits for a run in progress
 */
export function startUpkeep(
  store: Store,
  log: Pick<Log, 'info' | 'warn'>,
  first: 'now' | 'soon' = 'soon',
): () => Promise<void> {
  let running = Promise.resolve();
  const run = (): void => {
    running = running
      .then(() => once(store, log, store.now()))
      .catch((error: unknown) => log.warn(`removing expired documents failed: ${errorMessage(error)}`));
  };
  if (first === 'now') run();
  const soon = first === 'soon' ? setTimeout(run, firstAfter) : undefined;
  const timer = setInterval(run, every);
  return async () => {
    clearTimeout(soon);
    clearInterval(timer);
    await running;
  };
}

async function once(store: Store, log: Pick<Log, 'info' | 'warn'>, now: number): Promise<void> {
  const expired = await store.expire(now);
  if (expired > 0) log.info(`removed ${expired} expired documents`);
  for (const workspace of await removeUninstalled(store, now))
    log.info(`removed everything of ${workspace}, which uninstalled the app 30 days ago`);
}
