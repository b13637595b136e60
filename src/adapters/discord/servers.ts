import type { Store } from '../../core/store/store.ts';
import { noteInstalled, noteUninstalled } from '../../core/store/uninstall.ts';
import { workspaceOfServer } from './spot.ts';

/**
 * Keeps in the store which servers the bot is in, so that the data of one that removed it leaves in time. What
 * cannot be kept just now is kept by a later `settle`; what happens to one server is kept in its order.
 */
export type Servers = {
  /** The bot is in a server (again). */
  present(server: string): Promise<void>;
  /** The bot was removed from a server. An outage is no removal. */
  removed(server: string): Promise<void>;
  /** Keeps what is not kept yet. @throws what the store throws; what was not kept waits for the next call */
  settle(): Promise<void>;
};

/** @param now milliseconds since 1970 */
export function createServers(store: Store, now: () => number): Servers {
  /** What is not kept yet: since when a server is without the bot; null where the bot is there. */
  const pending = new Map<string, number | null>();
  let settling: Promise<void> | null = null;

  async function keepAll(): Promise<void> {
    // What is noted meanwhile is put at the end, and so comes in this very run.
    for (const [server, since] of pending) {
      const workspace = workspaceOfServer(server);
      await (since === null ? noteInstalled(store, workspace) : noteUninstalled(store, workspace, since));
      if (pending.get(server) === since) pending.delete(server);
    }
  }

  function settle(): Promise<void> {
    settling ??= keepAll().finally(() => {
      settling = null;
    });
    return settling;
  }

  function note(server: string, since: number | null): Promise<void> {
    pending.delete(server);
    pending.set(server, since);
    return settle();
  }

  return { present: (server) => note(server, null), removed: (server) => note(server, now()), settle };
}
