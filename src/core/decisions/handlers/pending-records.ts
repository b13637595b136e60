import type { Knowledge } from '../../../knowledge/schema.ts';
import type { RecordStore } from '../lifecycle/record-store.ts';
import { decidedAt } from '../record/decided-at.ts';
import type { RecordWithId } from '../record/record.ts';
import type { Shown } from '../show/card.ts';
import { pendingList, pendingSearches } from '../show/pending-list.ts';
import { readableRecords, type ThreadReader } from './find-records.ts';

/** How many records of each kind are looked at: more than anyone reads in a list. */
const mostPending = 50;

/** What waits for people, of the records that this person may see here. Null if nothing does. */
export async function pendingRecords(
  records: RecordStore,
  asker: ThreadReader,
  now: number,
  knowledge: Knowledge,
): Promise<Shown | null> {
  const found = new Map<string, RecordWithId>();
  for (const search of pendingSearches(now, knowledge))
    for (const record of (await readableRecords(records, asker, { search, most: mostPending })).records)
      found.set(record.id, record);
  return pendingList([...found.values()].sort(newestFirst), now, knowledge);
}

function newestFirst(a: RecordWithId, b: RecordWithId): number {
  return decidedAt(b.decision) - decidedAt(a.decision) || (a.id < b.id ? -1 : 1);
}
