import {
  type APIInteractionResponse,
  type APIModalInteractionResponseCallbackData,
  InteractionResponseType,
  MessageFlags,
  RESTJSONErrorCodes,
} from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../chat/clock.ts';
import { type Delivered, type Failure, reasonOf } from '../chat/outcomes.ts';
import type { Retry } from '../chat/retry.ts';
import type { Log } from '../log/log.ts';
import { limits } from './limits.ts';
import { hasCode, outcomeOf } from './outcomes.ts';
import type { Message } from './render/message.ts';
import type { Calls, InteractionRef } from './wire/calls.ts';

/**
 * An interaction's first response: Discord waits three seconds for it, takes one, and fixes by it who sees the reply.
 * Everything that responds goes through here, one after another.
 */
export type FirstResponse = {
  readonly ref: InteractionRef;
  /**
   * `open`: not given yet. `deferred`: Discord shows that a reply is coming. `given`: it showed or opened something, or
   * just acknowledged a press. `late`: Discord takes none any more.
   */
  state(): Promise<FirstState>;
  /** Shows that a reply is coming. Retries within Discord's time; never rejects. */
  defer(isPrivate: boolean): Promise<void>;
  /** Acknowledges a press and leaves its message as it is. Retries within Discord's time; never rejects. */
  acknowledge(): Promise<void>;
  /** Shows a message to everyone. Retries within Discord's time; never rejects. @returns its id; null if it isn't there */
  show(message: Message): Promise<string | null>;
  /** Shows a message to the person alone. Retries within Discord's time; never rejects. */
  note(message: Message): Promise<void>;
  /**
   * One try to show a message to the person alone: as the first response, in place of the sign that a reply is coming,
   * or after what was given.
   */
  tell(message: Message): Promise<Given>;
  /** One try to open a form. */
  openForm(form: APIModalInteractionResponseCallbackData): Promise<Given>;
  /** Leaves it to the answer; if that takes longer than a second, the question is shown. */
  leaveToAnswer(question: Message): void;
  /**
   * For the answer: takes over what was left to it.
   *
   * @returns `answer`: the answer can be the first response; `question`: the question is; `nothing`: neither can
   */
  claim(): Promise<'answer' | 'question' | 'nothing'>;
  /**
   * One try to give the answer that claimed it.
   *
   * @param isOurs whether a response that is there already shows this answer
   * @returns undefined if it can't be the answer: that goes out as an ordinary message, and then `giveBack` is called
   */
  answer(message: Message, isOurs: (text: string) => boolean): Promise<Given | undefined>;
  /** Shows the question, unless something is there, so that Discord doesn't say that nothing came. */
  giveBack(): void;
};

type FirstState = 'open' | 'deferred' | 'given' | 'late';

type Given = Delivered<null> | Failure;

export type FirstResponses = {
  open(ref: InteractionRef): FirstResponse;
  /** The one that is left to an answer, by the interaction's id; undefined in any other process. */
  leftToAnswer(interaction: string): FirstResponse | undefined;
  /** Resolves when no question is being shown any more; none is shown from then on. */
  close(): Promise<void>;
};

/** How long a person looks at nothing, in milliseconds. It leaves two of the three seconds that Discord waits. */
const waitsForAnswer = 1_000;
/** How long a first response is tried, in milliseconds: Discord's time, less the way there. */
const patience = limits.firstResponseMs - 500;
/** More than are left to answers within Discord's time. */
const mostLeft = 2_000;

export type FirstResponsesParts = {
  readonly calls: Calls;
  readonly retry: Retry;
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn'>;
};

export function createFirstResponses(parts: FirstResponsesParts): FirstResponses {
  const left = new LRUCache<string, FirstResponse>({ max: mostLeft });
  const running = new Set<Promise<unknown>>();
  const timers = new Set<() => void>();

  function inBackground(task: () => Promise<unknown>): void {
    const run: Promise<unknown> = task().finally(() => running.delete(run));
    running.add(run);
  }

  const registry: Registry = {
    leave: (response) => void left.set(response.ref.id, response),
    forget: ({ ref }) => void left.delete(ref.id),
    inBackground,
    after(ms, task) {
      const stop = parts.clock.every(ms, () => {
        cancel();
        inBackground(task);
      });
      const cancel = (): void => {
        stop();
        timers.delete(cancel);
      };
      timers.add(cancel);
      return cancel;
    },
  };

  return {
    open: (ref) => openFirstResponse(ref, parts, registry),
    leftToAnswer: (interaction) => left.get(interaction),
    async close() {
      for (const cancel of [...timers]) cancel();
      await Promise.all(running);
    },
  };
}

type Registry = {
  leave(response: FirstResponse): void;
  forget(response: FirstResponse): void;
  inBackground(task: () => Promise<unknown>): void;
  /** Runs a task once after a while, unless the returned function is called. */
  after(ms: number, task: () => Promise<unknown>): () => void;
};

function openFirstResponse(
  ref: InteractionRef,
  { calls, retry, clock, log }: FirstResponsesParts,
  registry: Registry,
): FirstResponse {
  const deadline = clock.now() + patience;
  let state: FirstState = 'open';
  /** What is shown if the answer takes long; null if nothing was left to the answer. */
  let question: Message | null = null;
  let isQuestionShown = false;
  let isAnswers = false;
  let stopWaiting = (): void => undefined;
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<R>(task: () => Promise<R>): Promise<R> {
    const mine = last.then(task, task);
    last = mine.catch(() => undefined);
    return mine;
  }

  /** One try. A response that is there already counts as this one: a try before it went through. */
  async function give(next: 'deferred' | 'given', call: () => Promise<string | null>): Promise<Given> {
    if (state === 'late')
      return { kind: 'elsewhere', says: 'the interaction is too old for a first response' };
    try {
      const id = await call();
      state = next;
      return { kind: 'delivered', id, next: null };
    } catch (error) {
      if (hasCode(error, RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged)) {
        state = next;
        return { kind: 'delivered', id: null, next: null };
      }
      const failure = outcomeOf(error);
      if (failure.kind === 'elsewhere') state = 'late';
      return failure;
    }
  }

  /** As many tries as Discord's time has room for. @returns null if it wasn't given */
  async function giveInTime(
    next: 'deferred' | 'given',
    call: () => Promise<string | null>,
  ): Promise<Delivered<null> | null> {
    const given = await retry.run(() => give(next, call), deadline);
    if (given.kind === 'delivered') return given;
    if (given.kind !== 'stopped')
      log.warn(`discord: interaction ${ref.id} got no first response: ${reasonOf(given)}`);
    return null;
  }

  async function respond(next: 'deferred' | 'given', given: APIInteractionResponse): Promise<void> {
    await inTurn(() => giveInTime(next, () => calls.respond(ref, given)));
  }

  async function showNow(message: Message): Promise<string | null> {
    const given = await giveInTime('given', () => calls.show(ref, message));
    if (given === null) return null;
    return (
      given.id ??
      calls.original(ref).then(
        ({ id }) => id,
        () => null,
      )
    );
  }

  async function tellNow(message: Message): Promise<Given> {
    switch (state) {
      case 'open':
      case 'late':
        return give('given', () => calls.tell(ref, message));
      case 'deferred':
        return give('given', () => calls.editOriginal(ref, message));
      case 'given':
        return give('given', () => calls.followUp(ref, message, true));
      default:
        return state satisfies never;
    }
  }

  async function showQuestion(): Promise<void> {
    await inTurn(async () => {
      if (question === null || isAnswers || state !== 'open') return;
      isQuestionShown = (await showNow(question)) !== null;
    });
  }

  const response: FirstResponse = {
    ref,
    state: () => inTurn(async () => state),
    defer: (isPrivate) =>
      respond('deferred', {
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        data: isPrivate ? { flags: MessageFlags.Ephemeral } : {},
      }),
    acknowledge: () => respond('given', { type: InteractionResponseType.DeferredMessageUpdate }),
    show: (message) => inTurn(() => showNow(message)),
    async note(message) {
      await inTurn(() => giveInTime('given', () => calls.tell(ref, message)));
    },
    tell(message) {
      stopWaiting();
      return inTurn(() => tellNow(message));
    },
    openForm: (data) =>
      inTurn(() => give('given', () => calls.respond(ref, { type: InteractionResponseType.Modal, data }))),
    leaveToAnswer(shown) {
      question = shown;
      registry.leave(response);
      stopWaiting = registry.after(waitsForAnswer, showQuestion);
    },
    claim() {
      stopWaiting();
      return inTurn(async () => {
        if (isQuestionShown) return 'question';
        if (state !== 'open' || isAnswers) return 'nothing';
        isAnswers = true;
        return 'answer';
      });
    },
    answer: (message, isOurs) =>
      inTurn(async () => {
        if (!isAnswers || state !== 'open' || clock.now() > deadline) return undefined;
        const given = await give('given', () => calls.show(ref, message));
        switch (given.kind) {
          case 'later':
          case 'limited':
            return given;
          case 'delivered': {
            registry.forget(response);
            if (given.id !== null) return given;
            const there = await calls.original(ref).catch(() => null);
            return there !== null && isOurs(there.text) ? { ...given, id: there.id } : undefined;
          }
          case 'never':
          case 'elsewhere':
          case 'reopen':
            return undefined;
          default:
            return given satisfies never;
        }
      }),
    giveBack() {
      isAnswers = false;
      registry.inBackground(showQuestion);
    },
  };
  return response;
}
