import type { WorkspaceDocument } from './documents.ts';
import type { Key, Store } from './store.ts';

/** How long a workspace's data is kept after the app was uninstalled, in milliseconds: 30 days. */
export const keptAfterUninstall = 30 * 24 * 3_600_000;

/** Id of the only workspace document of a workspace. */
export const workspaceId = 'workspace';

/** Notes that the app was uninstalled: the data leaves in 30 days, unless it is installed again. Only the first call counts. */
export function noteUninstalled(store: Store, workspace: string, now: number): Promise<void> {
  return setUninstalled(store, workspace, now);
}

/** Notes that the app is installed (again): the data stays. */
export function noteInstalled(store: Store, workspace: string): Promise<void> {
  return setUninstalled(store, workspace, null);
}

/** Removes the data of workspaces that uninstalled the app long enough ago. @returns their names */
export async function removeUninstalled(store: Store, now: number): Promise<string[]> {
  const gone = [];
  for (const key of await store.due('workspace', now, Number.MAX_SAFE_INTEGER)) {
    const stored = await store.load(key);
    const since = stored?.value.uninstalled ?? null;
    if (since === null || since + keptAfterUninstall > now) continue;
    await store.removeWorkspace(key.workspace);
    gone.push(key.workspace);
  }
  return gone;
}

async function setUninstalled(store: Store, workspace: string, uninstalled: number | null): Promise<void> {
  const key: Key<'workspace'> = { workspace, kind: 'workspace', id: workspaceId };
  for (;;) {
    const stored = await store.load(key);
    const since = stored?.value.uninstalled ?? null;
    if ((since === null) === (uninstalled === null)) return;
    const before: WorkspaceDocument = stored?.value ?? { settings: {}, uninstalled: null };
    const due = uninstalled === null ? null : uninstalled + keptAfterUninstall;
    if (
      (await store.save(key, { ...before, uninstalled }, { basedOn: stored?.version ?? 0, due })) !==
      'conflict'
    )
      return;
  }
}
