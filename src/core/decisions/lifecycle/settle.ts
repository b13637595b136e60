import type { Knowledge } from '../../../knowledge/schema.ts';
import { superseded } from '../record/perform.ts';
import { cardEdit, supersededNotice } from '../show/notices.ts';
import type { RecordStore } from './record-store.ts';

type Parts = {
  readonly records: RecordStore;
  readonly knowledge: () => Knowledge;
  readonly now: () => number;
};

/**
 * Tells the record that an accepted one supersedes. The new one says first that it is owed, so that whoever comes
 * after a crash does it; doing it again changes nothing.
 */
export async function settle(
  { records, knowledge, now }: Parts,
  workspace: string,
  id: string,
): Promise<void> {
  const decision = await records.find(workspace, id);
  const old = decision?.content.supersedes ?? null;
  if (decision === undefined || old === null || decision.settled || decision.status !== 'accepted') return;
  const author = decision.history.findLast((entry) => entry.author !== null)?.author ?? null;
  await records.change(workspace, old, (before) => {
    const after = superseded(before, id, now(), author);
    if (after === before) return null;
    const card = cardEdit(old, after, knowledge());
    const notice = supersededNotice(old, after, id, decision.content.title);
    return { ...after, notices: [...after.notices, card, notice] };
  });
  await records.change(workspace, id, (before) => (before.settled ? null : { ...before, settled: true }));
}
