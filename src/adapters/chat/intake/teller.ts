import type { Answer } from '../../../core/answer/answer.ts';
import type { AskOutcome } from '../../../core/assistant/ask-request.ts';
import { errorMessage } from '../../log/error-message.ts';
import type { Log } from '../../log/log.ts';
import type { ChatAddress } from '../address.ts';
import type { Background } from '../background.ts';
import { withMentioned } from '../delivery/people-in.ts';
import type { Retry } from '../delivery/retry.ts';
import type { EventSource } from '../events.ts';
import { type Failure, reasonOf } from '../outcomes.ts';
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
   * The same for what is worth hearing even later: where the platform is away, it's tried in the background for ten
   * minutes, as long as it's wanted. Where everybody sees it, only while it surely isn't there yet.
   */
  tellEvenLater(
    source: EventSource<A, T>,
    answer: Answer,
    more: Partial<Omit<Note, 'answer'>>,
    isWanted: () => boolean,
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
  readonly background: Pick<Background, 'run'>;
  readonly now: () => number;
  readonly log: Log;
};

/** How long telling somebody is tried, in milliseconds: most platforms give up on a press after three seconds. */
const patience = 2_500;

export function createTeller<A extends ChatAddress, P, T>({
  platform,
  retry,
  background,
  now,
  log,
}: TellerParts<A, P, T>): Teller<A, T> {
  const told = { kind: 'told' } as const;

  /** @param mayTell asked before each try, with whether an earlier one may have got through */
  async function tryToTell(
    { trigger }: EventSource<A, T>,
    note: Note,
    { until, mayTell }: { readonly until?: number; readonly mayTell?: (mayBeDone: boolean) => boolean },
  ): Promise<{ readonly outcome: Failure | typeof told; readonly mayBeDone: boolean }> {
    let mayBeDone = false;
    const outcome = await retry
      .run(async () => {
        if (mayTell?.(mayBeDone) === false) return { kind: 'stopped' as const };
        const now = await platform.tell({ ...note, answer: withMentioned(note.answer) }, trigger);
        if (now.kind === 'later') mayBeDone ||= now.mayBeDone;
        return now;
      }, until)
      .catch((error: unknown) => ({ kind: 'never' as const, says: errorMessage(error) }));
    const isOver = outcome.kind === 'delivered' || outcome.kind === 'stopped';
    return { outcome: isOver ? told : outcome, mayBeDone };
  }

  function report({ author, delivery }: EventSource<A, T>, outcome: Failure | typeof told): void {
    if (outcome.kind !== 'told')
      log.warn(`${platform.id}: could not tell ${author} about ${delivery}: ${reasonOf(outcome)}`);
  }

  const tell: Teller<A, T>['tell'] = async (source, answer, more = {}) => {
    const { outcome } = await tryToTell(source, noteWith(answer, more), { until: now() + patience });
    report(source, outcome);
  };

  return {
    tell,
    async tellEvenLater(source, answer, more, isWanted) {
      const note = noteWith(answer, more);
      const { outcome, mayBeDone } = await tryToTell(source, note, { until: now() + patience });
      const mayPass = outcome.kind === 'limited' || (outcome.kind === 'later' && !outcome.needsOperator);
      const mayTell = (mayBeTold: boolean): boolean =>
        isWanted() && (!mayBeTold || platform.capabilities.privateNotes);
      if (!mayPass || !mayTell(mayBeDone)) return report(source, outcome);
      background.run('telling somebody later', async () => {
        if (outcome.kind === 'limited' && !(await retry.pause(outcome.waitMs))) return;
        report(source, (await tryToTell(source, note, { mayTell })).outcome);
      });
    },
    async tellIfFull(source, outcome) {
      if (outcome.kind === 'limited' && outcome.answer === null && !source.redelivers)
        await tell(source, texts.enough);
    },
  };
}

function noteWith(answer: Answer | string, more: Partial<Omit<Note, 'answer'>>): Note {
  return {
    answer: typeof answer === 'string' ? noteOf(answer) : answer,
    conversation: null,
    isFailure: false,
    button: null,
    ...more,
  };
}
