import {
  type APIInteractionResponse,
  type APIModalInteractionResponseCallbackData,
  InteractionResponseType,
  MessageFlags,
  RESTJSONErrorCodes,
} from 'discord.js';
import type { Clock } from '../../chat/clock.ts';
import type { Retry } from '../../chat/delivery/retry.ts';
import { type Delivered, type Failure, reasonOf } from '../../chat/outcomes.ts';
import type { Log } from '../../log/log.ts';
import { limits } from '../limits.ts';
import { hasCode, outcomeOf } from '../outcomes.ts';
import type { Message } from '../render/message.ts';
import type { Calls, InteractionRef } from '../wire/calls.ts';
import { withdraw } from './withdraw.ts';

/**
 * `open`: not given yet. `deferred`: Discord shows that a reply is coming. `given`: it showed or opened something, or
 * acknowledged a press. `late`: Discord no longer accepts one.
 */
type FirstState = 'open' | 'deferred' | 'given' | 'late';

/** Outcome of one attempt to respond. */
export type Given = Delivered<null> | Failure;

/**
 * An interaction's first response. Discord waits three seconds for it and accepts only one, which determines who sees
 * the reply. Every response to an interaction goes through here, one at a time. Methods that return no outcome retry
 * within the three seconds, and reject only on a mistake in this program.
 */
export type FirstResponse = {
  readonly ref: InteractionRef;
  /** Current state, once pending calls are done. */
  state(): Promise<FirstState>;
  /** Shows that a reply is coming. */
  defer(isPrivate: boolean): Promise<void>;
  /** Acknowledges a press and leaves its message as it is. */
  acknowledge(): Promise<void>;
  /** Shows a message only to the person. */
  note(message: Message): Promise<void>;
  /**
   * Shows a message to everyone.
   *
   * @param isWanted checked right before the message is shown
   * @returns its id; null if it wasn't shown
   */
  show(message: Message, isWanted?: () => boolean): Promise<string | null>;
  /** Tries once to show an answer to everyone; undefined if it can't be the first response, but an ordinary message may work. */
  tryShow(message: Message, isOurs: (text: string) => boolean): Promise<Given | undefined>;
  /**
   * Tries once to show a message only to the person: as the first response, in place of the loading state, or as a
   * follow-up.
   */
  tell(message: Message): Promise<Given>;
  /** Tries once to open a form. */
  openForm(form: APIModalInteractionResponseCallbackData): Promise<Given>;
};

export type FirstResponseParts = {
  readonly calls: Calls;
  readonly retry: Retry;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Pick<Log, 'warn'>;
};

/** How long a first response is retried, in milliseconds: Discord's three seconds, less the latency. */
const patience = limits.firstResponseMs - 500;

export function openFirstResponse(
  ref: InteractionRef,
  { calls, retry, clock, log }: FirstResponseParts,
): FirstResponse {
  const deadline = clock.now() + patience;
  let state: FirstState = 'open';
  /** Whether everyone sees what it shows. */
  let isPublic = false;
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<R>(task: () => Promise<R>): Promise<R> {
    const mine = last.then(task, task);
    last = mine.catch(() => undefined);
    return mine;
  }

  /** Tries once. An existing response counts as this one, because an earlier try went through. */
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

  /** Retries within Discord's three seconds. @returns null if it failed */
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

  async function respond(next: 'deferred' | 'given', response: APIInteractionResponse): Promise<void> {
    await inTurn(() => giveInTime(next, () => calls.respond(ref, response)));
  }

  async function showNow(message: Message): Promise<string | null> {
    const given = await giveInTime('given', () => calls.show(ref, message));
    if (given === null || given.id !== null) return given?.id ?? null;
    const shown = await calls.original(ref).catch(() => null);
    return shown?.id ?? null;
  }

  async function tryShowNow(message: Message, isOurs: (text: string) => boolean): Promise<Given | undefined> {
    if (state !== 'open' || clock.now() > deadline) return undefined;
    const given = await give('given', () => calls.show(ref, message));
    switch (given.kind) {
      case 'later':
      case 'limited':
        return given;
      case 'delivered': {
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
  }

  async function tellNow(message: Message): Promise<Given> {
    switch (state) {
      case 'open':
      case 'late':
        return give('given', () => calls.tell(ref, message));
      case 'deferred': {
        if (!isPublic) return give('given', () => calls.editOriginal(ref, message));
        const left = await withdraw(calls, ref);
        return left ?? give('given', () => calls.followUp(ref, message, true));
      }
      case 'given':
        return give('given', () => calls.followUp(ref, message, true));
      default:
        return state satisfies never;
    }
  }

  return {
    ref,
    state: () => inTurn(async () => state),
    defer: (isPrivate) => {
      isPublic = !isPrivate;
      return respond('deferred', {
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        data: isPrivate ? { flags: MessageFlags.Ephemeral } : {},
      });
    },
    acknowledge: () => respond('given', { type: InteractionResponseType.DeferredMessageUpdate }),
    async note(message) {
      await inTurn(() => giveInTime('given', () => calls.tell(ref, message)));
    },
    show: (message, isWanted = () => true) =>
      inTurn(async () => (state === 'open' && isWanted() ? showNow(message) : null)),
    tryShow: (message, isOurs) => inTurn(() => tryShowNow(message, isOurs)),
    tell: (message) => inTurn(() => tellNow(message)),
    openForm: (data) =>
      inTurn(() => give('given', () => calls.respond(ref, { type: InteractionResponseType.Modal, data }))),
  };
}
