import { LRUCache } from 'lru-cache';
import { atMost } from '../../caches/at-most.ts';
import type { Background } from '../../chat/background.ts';
import type { Clock } from '../../chat/clock.ts';
import type { Message } from '../render/message.ts';
import type { FirstResponse, Given } from './first-response.ts';

/**
 * First responses reserved for answers, so that question and answer are one message and one call. If an answer takes
 * longer than a second, the question is shown in the meantime.
 */
export type LeftToAnswers = {
  leave(first: FirstResponse, question: Message): void;
  /** Looks one up by its interaction; undefined if none was left for it in this process. */
  of(interaction: string): LeftToAnswer | undefined;
  /** Stops showing questions, and waits for those being shown. */
  close(): Promise<void>;
};

export type LeftToAnswer = {
  /**
   * Reserves the first response for the answer.
   *
   * @returns `answer`: the answer can be the first response; `question`: the question is; `nothing`: neither can be
   */
  claim(): Promise<'answer' | 'question' | 'nothing'>;
  /**
   * Tries once to give the answer.
   *
   * @param isOurs tells whether an existing response already shows this answer
   * @returns undefined if the answer can't be the first response, and has to be posted as an ordinary message
   */
  answer(message: Message, isOurs: (text: string) => boolean): Promise<Given | undefined>;
  /** Tries once to show a message only to the asker: as the first response, or beside the question if that is shown. */
  tell(message: Message): Promise<Given>;
  /** Gives up the reservation once the answer was posted otherwise: shows the question, so that Discord isn't left waiting. */
  giveBack(): void;
};

/** How long the asker sees nothing, in milliseconds. That leaves two of the three seconds that Discord waits. */
const patience = 1_000;
/** Far more interactions than are open at once within Discord's three seconds. */
const mostLeft = 2_000;

export function createLeftToAnswers(clock: Pick<Clock, 'every'>, background: Background): LeftToAnswers {
  const left = new LRUCache<string, LeftToAnswer>(atMost(mostLeft));
  const timers = new Set<() => void>();

  /** Runs a task once after a second, unless the returned function is called. */
  function later(task: () => void): () => void {
    const stop = clock.every(patience, () => {
      cancel();
      task();
    });
    const cancel = (): void => {
      stop();
      timers.delete(cancel);
    };
    timers.add(cancel);
    return cancel;
  }

  function open(first: FirstResponse, question: Message): LeftToAnswer {
    let isQuestionShown = false;
    let isClaimed = false;

    function showQuestion(): void {
      background.run(`showing the question of interaction ${first.ref.id}`, async () => {
        if ((await first.show(question, () => !isClaimed)) !== null) isQuestionShown = true;
      });
    }

    const stopWaiting = later(showQuestion);
    return {
      async claim() {
        stopWaiting();
        if (isClaimed) return 'nothing';
        isClaimed = true;
        if ((await first.state()) === 'open') return 'answer';
        isClaimed = false;
        return isQuestionShown ? 'question' : 'nothing';
      },
      async answer(message, isOurs) {
        if (!isClaimed) return undefined;
        const given = await first.tryShow(message, isOurs);
        if (given?.kind === 'delivered') left.delete(first.ref.id);
        return given;
      },
      async tell(message) {
        const given = await first.tell(message);
        if (given.kind === 'delivered') left.delete(first.ref.id);
        return given;
      },
      giveBack() {
        isClaimed = false;
        showQuestion();
      },
    };
  }

  return {
    leave: (first, question) => void left.set(first.ref.id, open(first, question)),
    of: (interaction) => left.get(interaction),
    async close() {
      for (const cancel of [...timers]) cancel();
      await background.done();
    },
  };
}
