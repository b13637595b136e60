import type { Knowledge } from '../../../knowledge/schema.ts';
import { type Evidence, evidenceOf, isReranked, movedBetween } from '../record/evidence.ts';
import type { Decision } from '../record/record.ts';
import { isWatched } from '../record/status.ts';
import { evidenceMoved } from '../show/evidence-notice.ts';
import type { RecordStore } from './record-store.ts';

/** What history says first where the evidence moved. */
export const evidenceMovedWords = 'the evidence moved';

/**
 * Compares a record with the knowledge of now. Where its evidence moved since its thread last heard of it, the
 * message for the thread is committed with the note that it was compared, so that one process says it once.
 *
 * @returns null where it was compared with this knowledge already, or is not watched
 */
export function rechecked(
  id: string,
  decision: Decision,
  now: number,
  knowledge: Knowledge,
): Decision | null {
  if (!isWatched(decision.status) || decision.checked === knowledge.version) return null;
  const before = decision.seen ?? decision.evidence;
  const current = evidenceOf(decision.content, knowledge);
  const checked = { ...decision, checked: knowledge.version };
  if (current.hash === before.hash) return checked;
  const moved = movedBetween(before, current).length;
  const what = `${evidenceMovedWords} (${moved} ${moved === 1 ? 'change' : 'changes'}); the ranking ${isReranked(before, current) ? 'changes' : 'stays'}`;
  return {
    ...checked,
    seen: current,
    history: [...decision.history, { at: now, author: null, what, became: null }],
    notices: [...decision.notices, evidenceMoved(id, decision, before, current, knowledge)],
  };
}

/** The evidence of now where it is not what a watched record was decided on; null where it is the same. */
export function movedSince({ status, content, evidence }: Decision, knowledge: Knowledge): Evidence | null {
  if (!isWatched(status)) return null;
  const now = evidenceOf(content, knowledge);
  return now.hash === evidence.hash ? null : now;
}

export type Recheck = (now: number) => Promise<void>;

/**
 * Compares every record of every workspace with new knowledge: at the first call, and again only when the
 * knowledge is another. A failed look is made again by the next call.
 */
export function openRecheck(records: RecordStore, knowledge: () => Knowledge): Recheck {
  let done: { readonly version: string; readonly looked: Promise<void> } | null = null;
  async function look(now: number): Promise<void> {
    for (const workspace of await records.workspaces()) {
      const stale: string[] = [];
      for await (const { id, decision } of records.all(workspace))
        if (rechecked(id, decision, now, knowledge()) !== null) stale.push(id);
      for (const id of stale)
        await records.change(workspace, id, (before) => rechecked(id, before, now, knowledge()));
    }
  }
  return (now) => {
    const { version } = knowledge();
    if (done?.version !== version) {
      const looked = look(now);
      done = { version, looked };
      looked.catch(() => {
        done = null;
      });
    }
    return done.looked;
  };
}
