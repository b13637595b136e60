import { plain, strong } from '../../answer/answer.ts';
import type { EffectResult } from '../../turn/effect.ts';
import type { RecordWithId } from '../record/record.ts';
import { shownStates } from '../record/shown-state.ts';
import type { Vote } from '../record/vote.ts';
import { peopleSpans } from './card-lines.ts';
import { cardReply, refusalReply } from './replies.ts';
import { voteButtons } from './vote-buttons.ts';

/** Asks instead of guessing. @param hasVoted whether they have a vote that they might want to withdraw */
export function isThatAVote(record: RecordWithId, hasVoted: boolean): EffectResult {
  const { id, decision } = record;
  const blocks = [
    { kind: 'headline', spans: [plain('Is that a vote?')] },
    {
      kind: 'paragraph',
      spans: [
        strong(decision.content.title),
        plain(
          ` (${id})${hasVoted ? '. Your vote stays as it is until you choose.' : '. Nothing counts until you choose.'}`,
        ),
      ],
    },
    {
      kind: 'choices',
      choices: [
        ...voteButtons(record),
        ...(hasVoted
          ? [
              {
                label: 'Withdraw my vote',
                says: `withdraw my vote on ${id} as shown at ${shownStates(decision).vote}`,
              },
            ]
          : []),
      ],
    },
  ] as const;
  return cardReply({ blocks, sources: [], claims: [] }, decision);
}

export function othersWereNamed(id: string, { voters }: Vote): EffectResult {
  return {
    ...refusalReply(''),
    blocks: [
      {
        kind: 'headline',
        spans: [plain(`Others were asked to vote on ${id}: `), ...peopleSpans(voters), plain('.')],
      },
    ],
  };
}
