import { type Conversation, newConversation } from '../../../src/core/turn/conversation.ts';
import type { Question } from '../../../src/core/turn/question.ts';
import { certainAddressee } from '../../../src/core/understanding/addressee/addressee.ts';
import { addresseeScore } from '../../../src/core/understanding/addressee/model.ts';
import type { Phase } from '../../../src/core/understanding/addressee/position.ts';
import { situateShared } from '../../../src/core/understanding/understand.ts';
import type { Knowledge } from '../../../src/knowledge/schema.ts';
import { wholeTurn } from '../../core/whole-turn.ts';

/** One message of a thread that the bot hears; `calls` where it mentions the bot. */
export type Heard = {
  readonly author: string;
  readonly words: string;
  readonly calls?: boolean;
  readonly at?: number;
};

/** What became of it; `score` is what the model made of it, infinite where structure decided. */
export type Judged = Heard & { readonly answered: boolean; readonly phase: Phase; readonly score: number };

/** Plays a thread through the real turn, as the program would meet it, mistakes included. */
export function play(heard: readonly Heard[], knowledge: Knowledge): Judged[] {
  let conversation: Conversation = newConversation('played');
  return heard.map((message) => {
    const { author, words, calls = false, at } = message;
    const question: Question = {
      conversation: 'played',
      author,
      words,
      audience: calls ? 'direct' : 'shared',
      ...(at === undefined ? {} : { at }),
    };
    const shared = situateShared(question, conversation, knowledge);
    const certain = certainAddressee(shared);
    const decided = certain === 'bot' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    const score = certain === undefined ? addresseeScore(shared) : decided;
    const turn = wholeTurn(conversation, question, knowledge);
    conversation = turn.conversation;
    return { ...message, answered: turn.answer !== null, phase: shared.phase, score };
  });
}
