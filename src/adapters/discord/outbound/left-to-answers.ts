import { LRUCache } from 'lru-cache';
import type { Clock } from '../../chat/clock.ts';
import type { Message } from '../render/message.ts';
import type { FirstResponse, Given } from './first-response.ts';

/**
 * First responses that are left to the answers: question and answer are then one message and one call. If an answer
 * takes longer than a second, its question is shown meanwhile.
 */
export type LeftToAnswers = {
  leave(first: FirstResponse, question: Message): void;
  /** The one of an interaction; undefined if it's not left to an answer, or not in this process. */
  of(interaction: string): LeftToAnswer | undefined;
  /** Resolves when no question is being shown any more; none is shown from then on. */
  close(): Promise<void>;
};

export type LeftToAnswer = {
  /**
   * Takes it for the answer.
   *
   * @returns `answer`: the answer can be the first response; `question`: the question is; `nothing`: neither can be
   */
  claim(): Promise<'answer' | 'question' | 'nothing'>;
  /**
   * One try to give the answer.
   *
   * @param isOurs whether a response that is there already shows this answer
   * @returns undefined if the answer can't be the first response: it then goes out as an ordinary message
   */
  answer(message: Message, isOurs: (text: string) => boolean): Promise<Given | undefined>;
  /** After that message: shows the question unless something is there, so that Discord doesn't wait in vain. */
  giveBack(): void;
};

/** How long a person looks at nothing, in milliseconds. It leaves two of the three seconds that Discord waits. */
const patience = 1_000;
/** More than are left to answers within Discord's time. */
const mostLeft = 2_000;

export function createLeftToAnswers(clock: Pick<Clock, 'every'>): LeftToAnswers {
  const left = new LRUCache<string, LeftToAnswer>({ max: mostLeft });
  const running = new Set<Promise<unknown>>();
  const timers = new Set<() => void>();

  function inBackground(task: () => Promise<unknown>): void {
    const run: Promise<unknown> = task().finally(() => running.delete(run));
    running.add(run);
  }

  /** Runs a task once after a while, unless the returned function is called. */
  function later(task: () => Promise<unknown>): () => void {
    const stop = clock.every(patience, () => {
      cancel();
      inBackground(task);
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

    async function showQuestion(): Promise<void> {
      if ((await first.show(question, () => !isClaimed)) !== null) isQuestionShown = true;
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
      giveBack() {
        isClaimed = false;
        inBackground(showQuestion);
      },
    };
  }

  return {
    leave: (first, question) => void left.set(first.ref.id, open(first, question)),
    of: (interaction) => left.get(interaction),
    async close() {
      for (const cancel of [...timers]) cancel();
      await Promise.all(running);
    },
  };
}
