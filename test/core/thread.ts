import type { Answer } from '../../src/core/answer/answer.ts';
import { type Conversation, newConversation } from '../../src/core/turn/conversation.ts';
import type { Turn } from '../../src/core/turn/turn.ts';
import type { Knowledge } from '../../src/knowledge/schema.ts';
import { builtIn } from './built-in.ts';
import { frozen } from './frozen.ts';
import { wholeTurn } from './whole-turn.ts';

type Speaker = { readonly author?: string; readonly audience?: 'direct' | 'shared' };

/** A conversation to write messages into, one by one. The input of every turn is frozen. */
export type Thread = {
  say(words: string, speaker?: Speaker): Turn;
  /** The same; throws if there is no answer. */
  ask(words: string, speaker?: Speaker): Turn & { readonly answer: Answer };
  state(): Conversation;
};

export function openThread(knowledge: Knowledge = builtIn, id = 'thread'): Thread {
  let conversation = newConversation(id);
  function say(words: string, { author = 'anna', audience = 'direct' }: Speaker = {}): Turn {
    const turn = wholeTurn(
      frozen(conversation),
      frozen({ conversation: id, author, words, audience }),
      knowledge,
    );
    conversation = turn.conversation;
    return turn;
  }
  function ask(words: string, speaker?: Speaker): Turn & { answer: Answer } {
    const turn = say(words, speaker);
    if (turn.answer === null) throw new Error(`"${words}" got no answer but silence: ${turn.silence}`);
    return { ...turn, answer: turn.answer };
  }
  return { say, ask, state: () => conversation };
}

/** One message to the bot in a thread of its own. */
export function ask(words: string, knowledge: Knowledge = builtIn): Turn & { answer: Answer } {
  return openThread(knowledge).ask(words);
}
