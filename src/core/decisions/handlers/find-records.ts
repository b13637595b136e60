import { dayOf } from '../../dates/days.ts';
import { isWanted, type Query } from '../ask/query.ts';
import type { RecordStore } from '../lifecycle/record-store.ts';
import { decidedAt } from '../record/decided-at.ts';
import type { Decision, RecordWithId } from '../record/record.ts';
import { mayRead, type Reader } from '../rights/record-rights.ts';

export type ThreadReader = Reader & { readonly workspace: string; readonly conversation: string };

/**
 * Records that match a query and that this person may see here, newest first. If the answer is one whole record, this
 * thread's records come first and superseded ones last.
 */
export async function findRecords(
  records: RecordStore,
  asker: ThreadReader,
  query: Query,
): Promise<RecordWithId[]> {
  const found = await readableRecords(records, asker, (decision) =>
    isWanted(decision, query, dayOf(decidedAt(decision))),
  );
  const here = ({ decision }: RecordWithId): number => Number(decision.conversation === asker.conversation);
  const gone = ({ decision }: RecordWithId): number => Number(decision.supersededBy !== null);
  return query.whole ? found.sort((a, b) => here(b) - here(a) || gone(a) - gone(b)) : found;
}

/** All records except drafts that this person may see here, newest first. */
export async function readableRecords(
  records: RecordStore,
  asker: ThreadReader,
  wanted: (decision: Decision) => boolean = ({ status }) => status !== 'draft',
): Promise<RecordWithId[]> {
  const found: RecordWithId[] = [];
  for await (const record of records.all(asker.workspace))
    if (wanted(record.decision) && (await mayRead(record.decision, asker))) found.push(record);
  return found.sort((a, b) => decidedAt(b.decision) - decidedAt(a.decision) || (a.id < b.id ? -1 : 1));
}
