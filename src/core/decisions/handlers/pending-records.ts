import type { Knowledge } from '../../../knowledge/schema.ts';
import type { RecordStore } from '../lifecycle/record-store.ts';
import type { Shown } from '../show/card.ts';
import { pendingList, pendingSearch } from '../show/pending-list.ts';
import { readableRecords, type ThreadReader } from './find-records.ts';

/** How many records are looked at: more than anyone reads in a list. */
const mostPending = 50;

/** What waits for people, of the records that this person may see here. Null if nothing does. */
export async function pendingRecords(
  records: RecordStore,
  asker: ThreadReader,
  now: number,
  knowledge: Knowledge,
): Promise<Shown | null> {
  const search = pendingSearch(now, knowledge);
  const found = await readableRecords(records, asker, { search, most: mostPending });
  return pendingList(found.records, now, knowledge);
}
