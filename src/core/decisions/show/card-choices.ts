import type { Choice } from '../../answer/answer.ts';
import { draftFormRef, fieldGroups } from '../record/field-groups.ts';
import type { Decision } from '../record/record.ts';
import { voteButtons } from './vote-buttons.ts';

/** The buttons below a record, in rows: what to do with it first, then what to change in it. */
export function recordChoices(
  id: string,
  { status, vote }: Decision,
  short: boolean,
): readonly (readonly Choice[])[] {
  switch (status) {
    case 'draft':
      return [
        [
          { label: 'Record it', says: `record decision ${id}` },
          { label: 'Put to the vote', opens: draftFormRef(id, 'vote') },
          { label: 'Discard', says: `discard draft ${id}` },
        ],
        fieldGroups.flatMap(({ group, label }) =>
          group === 'vote' ? [] : [{ label, opens: draftFormRef(id, group) }],
        ),
      ];
    case 'proposed':
      if (vote === null || vote.result !== null)
        return [
          [
            { label: 'Accept', says: `record decision ${id}` },
            { label: 'Reject', says: `reject ${id}` },
            { label: 'Put to the vote', opens: draftFormRef(id, 'vote') },
          ],
        ];
      return [
        [
          ...voteButtons(id),
          { label: 'Close the vote', says: `close the vote on ${id}` },
          ...(short ? [{ label: 'Show all of it', says: `show ${id}` }] : []),
        ],
      ];
    case 'accepted':
    case 'rejected':
    case 'superseded':
    case 'deprecated':
      return [];
    default:
      return status satisfies never;
  }
}
