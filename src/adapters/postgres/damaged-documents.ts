import { preciousKinds } from '../../core/store/formats.ts';
import { DamagedDocument, type Store } from '../../core/store/store.ts';
import type { DocumentTable } from './document-table.ts';

/** How many ids one statement returns. */
const page = 200;

/** Reads all documents of decisions and workspaces. @returns a line with the fix for each damaged one; none was changed */
export async function damagedDocuments(
  table: DocumentTable,
  store: Pick<Store, 'load' | 'workspaces'>,
): Promise<string[]> {
  const damaged: string[] = [];
  for (const workspace of await store.workspaces())
    for (const kind of preciousKinds)
      for (let after = ''; ; ) {
        const ids = (await table.inWorkspace(workspace).after(kind, after, page)).map(({ id }) => id);
        for (const id of ids)
          await store.load({ workspace, kind, id }).catch((error: unknown) => {
            if (!(error instanceof DamagedDocument)) throw error;
            damaged.push(
              `${error.message}. Correct the row's value in SQL, restore it from a backup, or delete the row to go on without it`,
            );
          });
        const last = ids.at(-1);
        if (last === undefined || ids.length < page) break;
        after = last;
      }
  return damaged;
}
