import type { Answer } from '../answer/answer.ts';
import type { Conversation } from './conversation.ts';
import { typedUnfold, withFolded } from './folded.ts';
import type { Question } from './question.ts';
import { afterAnswer } from './speakers.ts';
import type { Turn } from './turn.ts';

/**
 * A turn that shows the thread what the last answer's first screen left out. What later turns refer to stays that answer.
 *
 * @returns null if the message doesn't ask for it, or there's nothing left
 */
export function unfoldTurn(
  begun: Pick<Turn, 'id' | 'intent'>,
  conversation: Conversation,
  question: Question,
): Turn | null {
  const content = typedUnfold(conversation.folded, question.words);
  if (content === null) return null;
  const answer: Answer = { ...content, id: begun.id };
  const turns = conversation.turns + 1;
  return {
    ...begun,
    ...{ effect: null, shownTo: 'thread', silence: null, needs: [], askedNeeds: [], gap: null, meant: null },
    answer,
    conversation: {
      ...conversation,
      turns,
      folded: withFolded(conversation.folded.map(seen), answer, question.isPrivate !== true),
      speakers: afterAnswer(conversation, question),
    },
  };
}

function seen(folded: Conversation['folded'][number]): Conversation['folded'][number] {
  return { ...folded, isNext: false };
}
