import { isReranked, movedBetween } from '../evidence/evidence.ts';
import { decideByAt, revisitAt } from '../record/next-due.ts';
import type { Evidence } from '../record/pinned-evidence.ts';
import type { Decision } from '../record/record.ts';
import { isWatched, mayBecome } from '../record/status.ts';
import { closesAt, isOpenVote, reminderAt, voteResult } from '../record/vote.ts';
import type { AutomaticCommand } from './record-command.ts';
import type { AutomaticEvent, RecordEvent } from './record-event.ts';

/** What time, new knowledge and other records do to a record; nothing where they don't apply. */
export function decideAutomatic(command: AutomaticCommand, state: Decision): readonly RecordEvent[] {
  const event = eventOf(command, state);
  if (event === null) return [];
  const author = command.do === 'supersede' ? command.author : null;
  // A vote ends on time even if the adapter looks later.
  const ended = event.kind === 'vote-closed' && state.vote !== null ? closesAt(state.vote) : null;
  return [{ ...event, at: ended ?? command.at, author, operation: null }];
}

function eventOf(command: AutomaticCommand, state: Decision): AutomaticEvent | null {
  switch (command.do) {
    case 'close-on-time':
      return isOpenVote(state.vote) && hasCome(closesAt(state.vote), command.at)
        ? { kind: 'vote-closed', result: voteResult(state.vote) }
        : null;
    case 'remind':
      return isOpenVote(state.vote) && !state.vote.reminded && hasCome(reminderAt(state.vote), command.at)
        ? { kind: 'voters-reminded' }
        : null;
    case 'check-decide-by':
      return state.content.decideBy !== null && hasCome(decideByAt(state), command.at)
        ? { kind: 'decide-by-passed', day: state.content.decideBy }
        : null;
    case 'check-revisit':
      return state.content.revisit.on !== null && hasCome(revisitAt(state), command.at)
        ? { kind: 'revisit-came', day: state.content.revisit.on }
        : null;
    case 'pin-evidence':
      return state.status === 'draft' ? { kind: 'evidence-pinned', evidence: command.evidence } : null;
    case 'compare-evidence':
      return compared(command.evidence, state);
    case 'supersede':
      return mayBecome(state.status, 'superseded')
        ? { kind: 'superseded', successor: command.successor }
        : null;
    case 'settle':
      return state.settled ? null : { kind: 'predecessor-settled' };
    case 'show-as':
      return state.message === command.message ? null : { kind: 'shown', message: command.message };
    default:
      return command satisfies never;
  }
}

/** Against what its thread heard last; only where it hasn't been compared with this version yet. */
function compared(
  evidence: Evidence,
  { status, checked, seen, evidence: pinned }: Decision,
): AutomaticEvent | null {
  if (!isWatched(status) || checked === evidence.knowledge) return null;
  const before = seen ?? pinned;
  if (evidence.hash === before.hash) return { kind: 'evidence-unmoved', knowledge: evidence.knowledge };
  const changes = movedBetween(before, evidence).length;
  return { kind: 'evidence-moved', evidence, changes, reranked: isReranked(before, evidence) };
}

function hasCome(time: number | null, at: number): boolean {
  return time !== null && time <= at;
}
