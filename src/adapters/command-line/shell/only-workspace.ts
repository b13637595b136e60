import type { Store } from '../../../core/store/store.ts';

/** Whose data it is if nobody has used the program yet: the terminal's. */
export const firstWorkspace = 'terminal';

/**
 * The workspace that's named, else the only one there is.
 *
 * @param by how one is named
 * @throws if there are several
 */
export async function onlyWorkspace(
  store: Store,
  named: string | undefined,
  by = '--workspace',
): Promise<string> {
  if (named !== undefined) return named;
  const workspaces = await store.workspaces();
  const [only = firstWorkspace] = workspaces;
  if (workspaces.length > 1)
    throw new Error(`there are several workspaces; choose one with ${by}: ${workspaces.join(', ')}`);
  return only;
}
