import type { Conversation } from '../../src/core/turn/conversation.ts';
import type { Question } from '../../src/core/turn/question.ts';
import { type Turn, takeTurn } from '../../src/core/turn/turn.ts';
import type { Knowledge } from '../../src/knowledge/schema.ts';

/** Takes a turn to its end; its effect, if any, has no result. */
export function wholeTurn(conversation: Conversation, question: Question, knowledge: Knowledge): Turn {
  const turn = takeTurn(conversation, question, knowledge);
  return turn.effect?.finish(null) ?? turn;
}
