import type { Choice } from '../../answer/answer.ts';

/** The buttons that vote. They name the record, so they mean the same wherever they're pressed. */
export function voteButtons(id: string): readonly Choice[] {
  return [
    { label: 'For', says: `vote for ${id}` },
    { label: 'Against', says: `vote against ${id}` },
    { label: 'Abstain', says: `abstain on ${id}` },
  ];
}
