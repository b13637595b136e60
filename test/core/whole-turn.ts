import type { Conversation } from '../../src/core/turn/conversation.ts';
import type { Question } from '../../src/core/turn/question.ts';
import { type Turn, takeTurn } from '../../src/core/turn/turn.ts';
import type { Knowledge } from '../../src/knowledge/schema.ts';

/** A turn to its end; what it asks for outside of its thread has nothing to say. */
export function wholeTurn(conversation: Conversation, question: Question, knowledge: Knowledge): Turn {
  const turn = takeTurn(conversation, question, knowledge);
  return turn.effect?.finish(null) ?? turn;
}
