import { entryOf } from '../../core/decisions/record/record-entry.ts';
import { skipDamaged } from '../../core/store/skip-damaged.ts';
import type { Store } from '../../core/store/store.ts';
import type { DecisionName, DocumentTable } from './document-table.ts';

/** How many decisions one statement returns. */
const page = 200;

/** Indexes decisions that an older program wrote, or that were put there by hand. Damaged ones are logged and passed over. */
export async function indexMissing(table: DocumentTable, store: Pick<Store, 'load'>): Promise<void> {
  let after: DecisionName = { workspace: '', id: '' };
  for (;;) {
    const found = await table.unindexed(after, page);
    // As many at a time as there are connections.
    await Promise.all(
      found.map(async ({ workspace, id }) => {
        const stored = await store.load({ workspace, kind: 'decision', id }).catch(skipDamaged);
        if (stored) await table.inWorkspace(workspace).index(id, stored.version, entryOf(stored.value));
      }),
    );
    const last = found.at(-1);
    if (last === undefined) return;
    after = last;
  }
}
