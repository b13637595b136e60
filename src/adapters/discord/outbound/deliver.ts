import { RESTJSONErrorCodes } from 'discord.js';
import type { Clock } from '../../chat/clock.ts';
import type { Outcome } from '../../chat/outcomes.ts';
import type { PartDelivery } from '../../chat/platform.ts';
import type { Address } from '../address.ts';
import { limits } from '../limits.ts';
import { hasCode, outcomeOf } from '../outcomes.ts';
import type { Message } from '../render/message.ts';
import type { Calls } from '../wire/calls.ts';
import type { LeftToAnswers } from './left-to-answers.ts';
import { withdraw } from './withdraw.ts';

export type DeliverParts = {
  readonly calls: Calls;
  readonly left: LeftToAnswers;
  readonly clock: Pick<Clock, 'now'>;
};

type Deliver = (to: Address, message: Message, delivery: PartDelivery) => Promise<Outcome<Address>>;

/** Longest wait for a rate limit on opening threads, in milliseconds. */
const patienceForThread = 10_000;

/** Posts one message of a reply at its address, and opens the thread if there is none. */
export function createDeliver({ calls, left, clock }: DeliverParts): Deliver {
  const post: Deliver = (to, message, { answer, part }) => {
    const nonce = `${answer}-${part}`.slice(0, limits.nonce);
    const next: Address = { ...to, opens: null, answers: null, interaction: null };
    return sent(message, next, () =>
      calls.post(to.channel, message, { nonce, answers: part === 0 ? to.answers : null }),
    );
  };

  async function intoThread(
    to: Address,
    { message: opened, name }: NonNullable<Address['opens']>,
    message: Message,
    delivery: PartDelivery,
  ): Promise<Outcome<Address>> {
    try {
      await calls.openThread(to.channel, opened, name);
    } catch (error) {
      if (hasCode(error, RESTJSONErrorCodes.UnknownMessage))
        return {
          kind: 'never',
          says: `message ${opened} was deleted before its answer was out`,
          unwanted: true,
        };
      if (!hasCode(error, RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage)) {
        const failure = outcomeOf(error);
        return failure.kind === 'limited' && failure.waitMs > patienceForThread
          ? { kind: 'elsewhere', says: `no thread can be opened for ${failure.waitMs} ms` }
          : failure;
      }
    }
    return post({ ...to, channel: opened, isThread: true, opens: null, answers: null }, message, delivery);
  }

  /** Posts as the first response if that was reserved for the answer; undefined if it can't be. */
  async function asFirstResponse(
    to: Address,
    message: Message,
    { answer, part }: PartDelivery,
  ): Promise<Outcome<Address> | undefined> {
    if (part > 0 || to.interaction?.first !== 'open') return undefined;
    const reserved = left.of(to.interaction.id);
    const given = to.isPrivate
      ? await reserved?.tell(message)
      : await reserved?.answer(message, (text) => text.includes(answer));
    if (given?.kind !== 'delivered') return given;
    return { ...given, next: { ...to, answers: null, interaction: { ...to.interaction, first: 'given' } } };
  }

  const byToken: Deliver = async (to, message, delivery) => {
    const { interaction, isPrivate } = to;
    if (interaction === null || interaction.first === 'late')
      return { kind: 'elsewhere', says: 'there is no interaction whose token reaches the asker' };
    if (clock.now() >= interaction.until)
      return {
        kind: 'elsewhere',
        says: 'the interaction is older than 15 minutes, so its token no longer reaches the asker',
      };
    const given = await asFirstResponse(to, message, delivery);
    if (given !== undefined) return given;
    const withdraws = delivery.part === 0 && interaction.withdraws === true;
    const left = withdraws ? await withdraw(calls, interaction) : null;
    if (left !== null) return left;
    const next: Address = {
      ...to,
      opens: null,
      answers: null,
      interaction: { ...interaction, first: 'given', withdraws: false },
    };
    const replaces = delivery.part === 0 && interaction.first === 'deferred' && !withdraws;
    return sent(message, next, () =>
      replaces ? calls.editOriginal(interaction, message) : calls.followUp(interaction, message, isPrivate),
    );
  };

  const toPerson: Deliver = async (to, message, delivery) => {
    if (delivery.part > 0) return post(to, message, delivery);
    try {
      const channel = await calls.openDirect(to.user);
      return await post({ ...to, channel, isThread: true }, message, delivery);
    } catch (error) {
      return outcomeOf(error);
    }
  };

  return async (to, message, delivery) => {
    if (to.reach === 'person') return toPerson(to, message, delivery);
    if (to.isPrivate || to.reach === 'token') return byToken(to, message, delivery);
    if (to.opens !== null) return intoThread(to, to.opens, message, delivery);
    const given = await asFirstResponse(to, message, delivery);
    if (given !== undefined) return given;
    const posted = await post(to, message, delivery);
    if (to.interaction?.first === 'open') left.of(to.interaction.id)?.giveBack();
    return posted;
  };
}

/** Sends or edits a message. @returns the outcome */
export async function sent(
  message: Message,
  next: Address,
  call: () => Promise<string>,
): Promise<Outcome<Address>> {
  try {
    return { kind: 'delivered', id: await call(), next };
  } catch (error) {
    const failure = outcomeOf(error);
    const isRefused = failure.kind === 'elsewhere' || failure.kind === 'never';
    // The picture may be the reason.
    return isRefused && message.pictures.length > 0
      ? { kind: 'never', says: failure.says, plainer: true }
      : failure;
  }
}
