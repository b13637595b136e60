import { dayOf } from '../../dates/days.ts';
import { isWanted, type Query } from '../ask/query.ts';
import type { RecordStore } from '../lifecycle/record-store.ts';
import { decidedAt } from '../record/decided-at.ts';
import type { Decision, RecordWithId } from '../record/record.ts';
import { mayRead, type Reader } from '../record/record-rights.ts';

export type ThreadReader = Reader & { readonly workspace: string; readonly conversation: string };

/**
 * Records that this person may see here and that a query wants, newest first. Where one is wanted whole, those of
 * this thread come before all others, and what another one took the place of comes last.
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

/** Everything that is recorded and that this person may see here, newest first. */
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
