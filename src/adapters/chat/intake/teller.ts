import type { Answer } from '../../../core/answer/answer.ts';
import type { AskOutcome } from '../../../core/assistant/ask-request.ts';
import { errorMessage } from '../../log/error-message.ts';
import type { Log } from '../../log/log.ts';
import type { ChatAddress } from '../address.ts';
import type { Retry } from '../delivery/retry.ts';
import type { EventSource } from '../events.ts';
import { reasonOf } from '../outcomes.ts';
import type { Note, Platform } from '../platform.ts';
import { noteOf, texts } from '../texts.ts';

/** Tells one person something, privately where the platform can. Nothing depends on it: a failure is logged, and `tell` never rejects. */
export type Teller<A extends ChatAddress, T> = {
  tell(
    source: EventSource<A, T>,
    answer: Answer | string,
    more?: Partial<Omit<Note, 'answer'>>,
  ): Promise<void>;
  /**
   * For commands, presses and forms, whose platform shows that an answer is coming: tells the person that they're over a
   * limit, even if they already know.
   */
  tellIfFull(source: EventSource<A, T>, outcome: AskOutcome): Promise<void>;
};

export type TellerParts<A extends ChatAddress, P, T> = {
  readonly platform: Platform<A, P, T>;
  readonly retry: Retry;
  readonly now: () => number;
  readonly log: Log;
};

/** How long telling somebody is tried, in milliseconds: most platforms give up on a press after three seconds. */
const patience = 2_500;

export function createTeller<A extends ChatAddress, P, T>({
  platform,
  retry,
  now,
  log,
}: TellerParts<A, P, T>): Teller<A, T> {
  const tell: Teller<A, T>['tell'] = async (source, answer, more = {}) => {
    const note: Note = {
      answer: typeof answer === 'string' ? noteOf(answer) : answer,
      conversation: null,
      isFailure: false,
      button: null,
      ...more,
    };
    const outcome = await retry
      .run(() => platform.tell(note, source.trigger), now() + patience)
      .catch((error: unknown) => ({ kind: 'never' as const, says: errorMessage(error) }));
    if (outcome.kind === 'delivered' || outcome.kind === 'stopped') return;
    log.warn(
      `${platform.id}: could not tell ${source.author} about ${source.delivery}: ${reasonOf(outcome)}`,
    );
  };
  return {
    tell,
    async tellIfFull(source, outcome) {
      if (outcome.kind === 'limited' && outcome.answer === null && !source.redelivers)
        await tell(source, texts.enough);
    },
  };
}
