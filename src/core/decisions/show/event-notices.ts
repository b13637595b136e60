import type { Knowledge } from '../../../knowledge/schema.ts';
import type { RecordEvent } from '../decider/record-event.ts';
import type { Decision, StoredNotice } from '../record/record.ts';
import { evidenceMovedNotice } from './evidence-notice.ts';
import { cardEdit, pastDecideBy, supersededNotice, toRevisit, voteClosed, voteReminder } from './notices.ts';

type Happened = {
  readonly id: string;
  readonly before: Decision;
  readonly after: Decision;
  readonly knowledge: Knowledge;
};

/** Notices for what happens by itself: there's no answer that would report it. */
export function eventNotices(
  event: RecordEvent,
  { id, before, after, knowledge }: Happened,
): readonly StoredNotice[] {
  switch (event.kind) {
    case 'vote-closed':
      return [cardEdit(id, after, knowledge), ...voteClosed(id, after)];
    case 'voters-reminded':
      return voteReminder(id, after);
    case 'decide-by-passed':
      return [pastDecideBy(id, after)];
    case 'revisit-came':
      return [toRevisit(id, after)];
    case 'superseded':
      return [cardEdit(id, after, knowledge), supersededNotice(id, after, event.successor)];
    case 'evidence-moved':
      return [evidenceMovedNotice({ id, decision: before }, event.evidence, knowledge)];
    case 'edited':
    case 'discarded':
    case 'proposed':
    case 'accepted':
    case 'rejected':
    case 'deprecated':
    case 'kept':
    case 'vote-opened':
    case 'voted':
    case 'vote-withdrawn':
    case 'vote-closing':
    case 'dissented':
    case 'revisit-set':
    case 'predecessor-settled':
    case 'evidence-pinned':
    case 'evidence-unmoved':
    case 'shown':
      return [];
    default:
      return event satisfies never;
  }
}
