import { preciousKinds } from '../../core/store/formats.ts';
import { DamagedDocument, type Store } from '../../core/store/store.ts';

/** @throws an error that names all damaged decision and workspace documents, none of which was changed */
export async function checkPrecious(store: Store): Promise<void> {
  const damaged: string[] = [];
  for (const workspace of await store.workspaces()) {
    for (const kind of preciousKinds) {
      try {
        for await (const _ of store.list(workspace, kind));
      } catch (error) {
        if (!(error instanceof DamagedDocument)) throw error;
        damaged.push(error.message);
      }
    }
  }
  if (damaged.length > 0)
    throw new Error(
      `cannot start, and nothing was changed: ${damaged.join('; ')}. Correct the row's value in SQL, restore it from a backup, or delete the row to go on without it`,
    );
}
