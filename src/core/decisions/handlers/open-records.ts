import type { PersonCommand } from '../decider/record-command.ts';
import type { RecordStore } from '../lifecycle/record-store.ts';
import type { Decision, RecordWithId } from '../record/record.ts';
import { isOpenVote } from '../record/vote.ts';
import type { ThreadReader } from './find-records.ts';

/** The thread's records that fit: drafts, or proposals with an open vote. */
export async function recordsIn(
  records: RecordStore,
  { workspace, conversation }: Pick<ThreadReader, 'workspace' | 'conversation'>,
  fits: (decision: Decision) => boolean,
): Promise<RecordWithId[]> {
  const found: RecordWithId[] = [];
  for await (const record of records.all(workspace))
    if (record.decision.conversation === conversation && fits(record.decision)) found.push(record);
  return found;
}

/** Id of the record that this very message changed before a crash; undefined where it's new. */
export async function recordDoneBy(
  records: RecordStore,
  at: Pick<ThreadReader, 'workspace' | 'conversation'> & { readonly operation: string },
): Promise<string | undefined> {
  const [before] = await recordsIn(records, at, ({ operations }) => operations.includes(at.operation));
  return before?.id;
}

export const isDraft = ({ status }: Decision): boolean => status === 'draft';

export const isProposed = ({ status }: Decision): boolean => status === 'proposed';

export const isUndecided = (decision: Decision): boolean => isDraft(decision) || isProposed(decision);

export const isVotedOn = ({ status, vote }: Decision): boolean => status === 'proposed' && isOpenVote(vote);

/** Which of the thread's records a command means when it names none. */
export function isMeantBy(command: PersonCommand): (decision: Decision) => boolean {
  switch (command.do) {
    case 'vote':
    case 'withdraw-vote':
    case 'close':
      return isVotedOn;
    case 'object':
    case 'reject':
      return isUndecided;
    case 'propose':
      return (decision) =>
        isDraft(decision) || (command.vote !== null && isProposed(decision) && !isVotedOn(decision));
    case 'record':
    case 'deprecate':
    case 'revisit':
    case 'keep':
    case 'discard':
    case 'edit':
      return isDraft;
    default:
      return command satisfies never;
  }
}
