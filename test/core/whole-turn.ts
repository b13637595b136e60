import type { Vector } from '../../src/core/meaning/vector.ts';
import type { Conversation } from '../../src/core/turn/conversation.ts';
import { type Question, withVectors } from '../../src/core/turn/question.ts';
import { beginTurn, type Turn, takeTurn } from '../../src/core/turn/turn.ts';
import type { Knowledge } from '../../src/knowledge/schema.ts';

/** Takes a turn to its end; its effect, if any, has no result. */
export function wholeTurn(conversation: Conversation, question: Question, knowledge: Knowledge): Turn {
  const turn = takeTurn(conversation, question, knowledge);
  return turn.effect?.finish(null) ?? turn;
}

/** A question with what it means, if the turn needs that and it's known. */
export function withMeaning(
  question: Question,
  conversation: Conversation,
  knowledge: Knowledge,
  meaningOf?: (text: string) => Vector | undefined,
): Question {
  if (meaningOf === undefined) return question;
  const { meaningOf: needed, inThreadOf } = beginTurn(conversation, question, knowledge, null);
  const meaning = needed === null ? undefined : meaningOf(needed);
  const vectors = inThreadOf.map(({ text }) => meaningOf(text));
  return meaning === undefined
    ? question
    : { ...question, meaning, meaningsInThread: withVectors(inThreadOf, vectors) };
}
