import type { Choice } from '../../answer/answer.ts';
import { draftFormRef, fieldGroups } from '../record/field-groups.ts';
import type { Decision } from '../record/record.ts';
import { shownStates } from '../record/shown-state.ts';
import { voteButtons } from './vote-buttons.ts';

/** The buttons below a record, in rows: what to do with it first, then what to change in it. */
export function recordChoices(
  id: string,
  decision: Decision,
  short: boolean,
): readonly (readonly Choice[])[] {
  const { status, vote } = decision;
  const { version, vote: round } = shownStates(decision);
  const toTheVote = { label: 'Put to the vote', opens: draftFormRef(id, 'vote', version) };
  switch (status) {
    case 'draft':
      return [
        [
          { label: 'Record it', says: `record decision ${id} as shown at ${version}` },
          toTheVote,
          { label: 'Discard', says: `discard draft ${id} as shown at ${version}` },
        ],
        fieldGroups.flatMap(({ group, label }) =>
          group === 'vote' ? [] : [{ label, opens: draftFormRef(id, group) }],
        ),
      ];
    case 'proposed':
      if (vote === null || vote.result !== null)
        return [
          [
            { label: 'Accept', says: `record decision ${id} as shown at ${version}` },
            { label: 'Reject', says: `reject ${id} as shown at ${version}` },
            toTheVote,
          ],
        ];
      return [
        [
          ...voteButtons({ id, decision }),
          { label: 'Close the vote', says: `close the vote on ${id} as shown at ${round}` },
        ],
        // With the others it would be one too many, and then none of them is a button.
        ...(short ? [[{ label: 'Show all of it', says: `show ${id}` }]] : []),
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
