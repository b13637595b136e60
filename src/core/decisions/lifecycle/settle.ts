import type { Knowledge } from '../../../knowledge/schema.ts';
import { applyAutomatic } from './advance.ts';
import type { RecordStore } from './record-store.ts';

type Parts = {
  readonly records: RecordStore;
  readonly knowledge: (workspace: string) => Knowledge;
  readonly now: () => number;
};

/**
 * Marks the record that an accepted one supersedes. The new record remembers that this is still to do, so any process
 * can do it after a crash; doing it twice changes nothing.
 */
export async function settle(
  { records, knowledge, now }: Parts,
  workspace: string,
  id: string,
): Promise<void> {
  const decision = await records.find(workspace, id);
  const old = decision?.content.supersedes ?? null;
  if (decision === undefined || old === null || decision.settled || decision.status !== 'accepted') return;
  const at = now();
  const author = decision.history.findLast((entry) => entry.author !== null)?.author ?? null;
  const successor = { id, title: decision.content.title };
  await records.change(workspace, old, (before) =>
    applyAutomatic(
      { do: 'supersede', successor, author, at },
      { id: old, decision: before },
      knowledge(workspace),
    ),
  );
  await records.change(workspace, id, (before) =>
    applyAutomatic({ do: 'settle', at }, { id, decision: before }, knowledge(workspace)),
  );
}
