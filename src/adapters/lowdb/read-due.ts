import type { LoadLocation } from './documents.ts';
import type { DueIndex } from './due-index.ts';
import { passDamaged } from './pass-damaged.ts';

/** Reads the documents that an earlier process marked as due into the index. */
export async function readDue(dueIndex: DueIndex, load: LoadLocation): Promise<void> {
  for (const location of await dueIndex.marked()) {
    const stored = await load(location, false).catch(passDamaged);
    if (stored === undefined) await dueIndex.remove(location);
    else await dueIndex.update(stored.key, location, stored.due);
  }
}
