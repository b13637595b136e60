import type { Store } from '../../core/store/store.ts';
import { noteInstalled, noteUninstalled } from '../../core/store/uninstall.ts';

/**
 * Records which workspaces the bot is in, so that the data of one that removed it is deleted in time. What can't be
 * stored now is stored by a later `settle`; what happens to one workspace is recorded in order.
 */
export type Installations = {
  /** The bot is in a workspace, or in it again. @throws what the store throws */
  installed(workspace: string): Promise<void>;
  /** The bot was removed. An outage isn't a removal. @throws what the store throws */
  removed(workspace: string): Promise<void>;
  /** Records what isn't recorded yet. @throws what the store throws; the rest waits for the next call */
  settle(): Promise<void>;
};

/** @param now milliseconds since 1970 */
export function createInstallations(store: Store, now: () => number): Installations {
  /** What isn't recorded yet: since when a workspace is without the bot; null if the bot is there. */
  const pending = new Map<string, number | null>();
  let settling: Promise<void> | null = null;

  async function recordAll(): Promise<void> {
    // What is added meanwhile goes to the end, so this run still reaches it.
    for (const [workspace, since] of pending) {
      await (since === null ? noteInstalled(store, workspace) : noteUninstalled(store, workspace, since));
      if (pending.get(workspace) === since) pending.delete(workspace);
    }
  }

  function settle(): Promise<void> {
    settling ??= recordAll().finally(() => {
      settling = null;
    });
    return settling;
  }

  function note(workspace: string, since: number | null): Promise<void> {
    pending.delete(workspace);
    pending.set(workspace, since);
    return settle();
  }

  return {
    installed: (workspace) => note(workspace, null),
    removed: (workspace) => note(workspace, now()),
    settle,
  };
}
