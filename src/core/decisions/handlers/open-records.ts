import type { PersonCommand } from '../decider/record-command.ts';
import type { RecordStore } from '../lifecycle/record-store.ts';
import type { Decision, RecordWithId } from '../record/record.ts';
import type { RecordSearch } from '../record/record-search.ts';
import { statuses } from '../record/status.ts';
import { isOpenVote } from '../record/vote.ts';
import type { ThreadReader } from './find-records.ts';

/** How many of a thread's records are read at most, those that were changed last. */
const mostRead = 50;

/** The thread's records that fit, in order of id: drafts, or proposals with an open vote. */
export async function recordsIn(
  records: RecordStore,
  { workspace, conversation }: Pick<ThreadReader, 'workspace' | 'conversation'>,
  { narrowed, fits = () => true }: Wanted,
): Promise<RecordWithId[]> {
  const search = { ...narrowed, conversation };
  const { records: found } = await records.search(workspace, search, { by: 'touched' }, mostRead);
  return found.filter(({ decision }) => fits(decision)).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What the index looks for, and what of that is wanted. */
export type Wanted = {
  readonly narrowed: RecordSearch;
  readonly fits?: (decision: Decision) => boolean;
};

/** Id of the record that this very message changed before a crash; undefined where it's new. */
export async function recordDoneBy(
  records: RecordStore,
  at: Pick<ThreadReader, 'workspace' | 'conversation'> & { readonly operation: string },
): Promise<string | undefined> {
  const [before] = await recordsIn(records, at, doneBy(at.operation));
  return before?.id;
}

export function doneBy(operation: string): Wanted {
  return { narrowed: { statuses }, fits: ({ operations }) => operations.includes(operation) };
}

export const drafts: Wanted = { narrowed: { statuses: ['draft'] } };

export const proposals: Wanted = { narrowed: { statuses: ['proposed'] } };

export const undecided: Wanted = { narrowed: { statuses: ['draft', 'proposed'] } };

export const votedOn: Wanted = { ...proposals, fits: ({ vote }) => isOpenVote(vote) };

/** Which of the thread's records a command means when it names none. */
export function meantBy(command: PersonCommand): Wanted {
  switch (command.do) {
    case 'vote':
    case 'withdraw-vote':
    case 'close':
      return votedOn;
    case 'object':
    case 'reject':
      return undecided;
    case 'propose':
      return command.vote === null
        ? drafts
        : { ...undecided, fits: ({ status, vote }) => status === 'draft' || !isOpenVote(vote) };
    case 'record':
    case 'deprecate':
    case 'revisit':
    case 'keep':
    case 'discard':
    case 'edit':
      return drafts;
    default:
      return command satisfies never;
  }
}
