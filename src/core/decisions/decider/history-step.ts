import { shownTime, timeSpan } from '../../dates/time-reading.ts';
import type { Decision } from '../record/record.ts';
import { evidenceMovedWords } from '../record/record-entry.ts';
import { missingFrom, tallyOf, type VoteChoice } from '../record/vote.ts';
import type { RecordEvent } from './record-event.ts';

/** What history says of an event, and the status that it gave; null for what leaves no trace there. */
export type HistoryStep = Pick<Decision['history'][number], 'what' | 'became'>;

/** @param state the record before the event */
export function historyStep(event: RecordEvent, state: Decision): HistoryStep | null {
  switch (event.kind) {
    case 'edited':
      return event.fields.length === 0 ? null : step(`changed ${event.fields.join(', ')}`);
    case 'proposed':
      return step('proposed it', 'proposed');
    case 'vote-opened': {
      const { rule, until, zone } = event.vote;
      const end = until === null ? '' : `, until ${shownTime(timeSpan({ at: until, zone }, event.at))}`;
      return step(`put it to the vote: ${rule}${end}`);
    }
    case 'voted':
      return step(`voted ${choiceWords[event.choice]}`);
    case 'vote-withdrawn':
      return step('withdrew their vote');
    case 'vote-closed':
      return step(closingWords(event, state), event.result === 'undecided' ? null : event.result);
    case 'accepted':
      return step('recorded it as accepted', 'accepted');
    case 'rejected':
      return step(`rejected it${because(event.because)}`, 'rejected');
    case 'deprecated':
      return step(`deprecated it${because(event.because)}`, 'deprecated');
    case 'dissented':
      return step('dissented');
    case 'revisit-set':
      return step(`wants it looked at again on ${event.on}`);
    case 'kept':
      return step('looked at it again and kept it');
    case 'superseded': {
      const { author, successor } = event;
      const what = author === null ? 'superseded by' : 'superseded it with';
      return step(`${what} ${successor.id}`, 'superseded');
    }
    case 'evidence-moved': {
      const changes = `${event.changes} ${event.changes === 1 ? 'change' : 'changes'}`;
      const ranking = event.reranked ? 'changes' : 'stays';
      return step(`${evidenceMovedWords} (${changes}); the ranking ${ranking}`);
    }
    case 'discarded':
    case 'vote-closing':
    case 'voters-reminded':
    case 'predecessor-settled':
    case 'decide-by-passed':
    case 'revisit-came':
    case 'evidence-pinned':
    case 'evidence-unmoved':
    case 'shown':
      return null;
    default:
      return event satisfies never;
  }
}

const choiceWords: Readonly<Record<VoteChoice, string>> = {
  for: 'for',
  against: 'against',
  abstain: 'to abstain',
};

function closingWords(
  { author, result }: Extract<RecordEvent, { kind: 'vote-closed' }>,
  { vote }: Decision,
): string {
  const lead = author === null ? 'the vote closed' : 'closed the vote';
  if (vote === null) return `${lead}; ${result}`;
  const counts = tallyOf(vote);
  const missing = missingFrom(vote).length;
  const left = missing === 0 ? '' : `, ${missing} missing`;
  return `${lead}: ${counts.for} for, ${counts.against} against, ${counts.abstain} abstained${left}; ${result}`;
}

function because(words: string): string {
  return words === '' ? '' : `, because ${words}`;
}

function step(what: string, became: HistoryStep['became'] = null): HistoryStep {
  return { what, became };
}
