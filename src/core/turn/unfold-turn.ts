import { type Answer, plain } from '../answer/answer.ts';
import type { Conversation } from './conversation.ts';
import { typedUnfold, withFolded } from './folded.ts';
import type { Question } from './question.ts';
import { afterAnswer } from './speakers.ts';
import type { Turn } from './turn.ts';

/**
 * A turn that shows the thread what the last answer's first screen left out. What later turns refer to stays that answer.
 * Whoever may not read decisions is told so, and the rest of one stays for the others.
 *
 * @returns null if the message doesn't ask for it, or there's nothing left
 */
export function unfoldTurn(
  begun: Pick<Turn, 'id' | 'intent'>,
  conversation: Conversation,
  question: Question,
): Turn | null {
  const found = typedUnfold(conversation.folded, question.words);
  if (found === null) return null;
  const { content, isOfRecords } = found;
  const refused = isOfRecords ? question.recordsRefused : undefined;
  const answer: Answer = { ...(refused === undefined ? content : refusal(refused)), id: begun.id };
  const turns = conversation.turns + 1;
  const isForAll = question.isPrivate !== true;
  return {
    ...begun,
    ...{ effect: null, silence: null, needs: [], askedNeeds: [], gap: null, meant: null },
    shownTo: refused === undefined ? 'thread' : 'asker',
    answer,
    conversation: {
      ...conversation,
      turns,
      folded:
        refused === undefined
          ? withFolded(conversation.folded.map(seen), answer, { isForAll, isOfRecords })
          : conversation.folded,
      speakers: afterAnswer(conversation, question),
    },
  };
}

function refusal(words: string): Omit<Answer, 'id'> {
  return {
    blocks: [{ kind: 'headline', spans: [plain(words)] }],
    sources: [],
    declined: true,
    ranking: null,
  };
}

function seen(folded: Conversation['folded'][number]): Conversation['folded'][number] {
  return { ...folded, isNext: false };
}
