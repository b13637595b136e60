import type { Choice } from '../../answer/answer.ts';
import type { RecordWithId } from '../record/record.ts';
import { shownStates } from '../record/shown-state.ts';

/** The buttons that vote. They name the record and which vote on it, so they mean the same wherever they're pressed. */
export function voteButtons({ id, decision }: RecordWithId): readonly Choice[] {
  const shown = `as shown at ${shownStates(decision).vote}`;
  return [
    { label: 'For', says: `vote for ${id} ${shown}` },
    { label: 'Against', says: `vote against ${id} ${shown}` },
    { label: 'Abstain', says: `abstain on ${id} ${shown}` },
  ];
}
