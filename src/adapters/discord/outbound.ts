import { RESTJSONErrorCodes } from 'discord.js';
import type { Clock } from '../chat/clock.ts';
import { type Delivered, type Failure, type Outcome, reasonOf } from '../chat/outcomes.ts';
import type { Fallback, PartDelivery, Platform } from '../chat/platform.ts';
import type { Address } from './address.ts';
import { findPosted } from './find-posted.ts';
import type { FirstResponses } from './first-responses.ts';
import { limits } from './limits.ts';
import { hasCode, outcomeOf } from './outcomes.ts';
import type { Message } from './render/message.ts';
import type { Calls } from './wire/calls.ts';

export type Outbound = Required<
  Pick<
    Platform<Address, Message, unknown>,
    'whyNotPost' | 'refresh' | 'fallbacks' | 'deliver' | 'edit' | 'remove' | 'find' | 'reopen'
  >
>;

export type OutboundParts = {
  readonly calls: Calls;
  readonly responses: FirstResponses;
  readonly clock: Pick<Clock, 'now'>;
};

/** How long a thread may be waited for, in milliseconds, if Discord limits how many are opened. */
const patienceForThread = 10_000;

const privately = 'I could not answer where you asked, so here is the answer for you alone.';
const cannotWrite =
  'I cannot write in this channel, so I cannot share it here. Whoever runs this server can give my role "View Channel" and "Send Messages".';

/** The calls that bring one message of a reply to its place. */
export function createOutbound({ calls, responses, clock }: OutboundParts): Outbound {
  async function outcomeFor(
    call: () => Promise<string>,
    next: (id: string) => Address,
    message?: Message,
  ): Promise<Outcome<Address>> {
    try {
      const id = await call();
      return { kind: 'delivered', id, next: next(id) };
    } catch (error) {
      const failure = outcomeOf(error);
      const isRefused = failure.kind === 'elsewhere' || failure.kind === 'never';
      // A picture may be what isn't allowed.
      return isRefused && message !== undefined && message.pictures.length > 0
        ? { kind: 'never', says: failure.says, plainer: true }
        : failure;
    }
  }

  function post(to: Address, message: Message, { answer, part }: PartDelivery): Promise<Outcome<Address>> {
    const nonce = `${answer}-${part}`.slice(0, limits.nonce);
    const next: Address = { ...to, opens: null, answers: null, interaction: null };
    return outcomeFor(
      () => calls.post(to.channel, message, { nonce, answers: part === 0 ? to.answers : null }),
      () => next,
      message,
    );
  }

  async function intoThread(
    to: Address,
    opens: NonNullable<Address['opens']>,
    message: Message,
    delivery: PartDelivery,
  ): Promise<Outcome<Address>> {
    try {
      await calls.openThread(to.channel, opens.message, opens.name);
    } catch (error) {
      if (!hasCode(error, RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage)) {
        const failure = outcomeOf(error);
        return failure.kind === 'limited' && failure.waitMs > patienceForThread
          ? { kind: 'elsewhere', says: `no thread can be opened for ${failure.waitMs} ms` }
          : failure;
      }
    }
    return post(
      { ...to, channel: opens.message, isThread: true, opens: null, answers: null },
      message,
      delivery,
    );
  }

  /** As the first response, if that is left to the answer; undefined if it can't be that. */
  async function asFirstResponse(
    to: Address,
    message: Message,
    { answer, part }: PartDelivery,
  ): Promise<Outcome<Address> | undefined> {
    if (part > 0 || to.interaction?.first !== 'open') return undefined;
    const first = responses.leftToAnswer(to.interaction.id);
    const given = await first?.answer(message, (text) => text.includes(answer));
    if (given?.kind !== 'delivered') return given;
    return { ...given, next: { ...to, answers: null, interaction: { ...to.interaction, first: 'given' } } };
  }

  async function byToken(to: Address, message: Message, delivery: PartDelivery): Promise<Outcome<Address>> {
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
    const next: Address = {
      ...to,
      opens: null,
      answers: null,
      interaction: { ...interaction, first: 'given' },
    };
    const replaces = delivery.part === 0 && interaction.first === 'deferred';
    return outcomeFor(
      () =>
        replaces ? calls.editOriginal(interaction, message) : calls.followUp(interaction, message, isPrivate),
      () => next,
      message,
    );
  }

  async function toPerson(to: Address, message: Message, delivery: PartDelivery): Promise<Outcome<Address>> {
    if (delivery.part > 0) return post(to, message, delivery);
    const opened = await outcomeFor(
      () => calls.openDirect(to.user),
      (channel) => ({ ...to, channel, isThread: true }),
    );
    return opened.kind === 'delivered' ? post(opened.next, message, delivery) : opened;
  }

  return {
    whyNotPost: async ({ reach }) => (reach === 'token' ? cannotWrite : null),

    async refresh(address) {
      const { interaction, isPrivate, reach } = address;
      if (interaction?.first !== 'open' || isPrivate || reach === 'person') return address;
      const claimed = await responses.leftToAnswer(interaction.id)?.claim();
      switch (claimed) {
        case undefined:
        case 'answer':
          return address;
        case 'question':
          return { ...address, asked: null, interaction: { ...interaction, first: 'given' } };
        case 'nothing':
          return { ...address, interaction: { ...interaction, first: 'late' } };
        default:
          return claimed satisfies never;
      }
    },

    fallbacks,

    async deliver(to, message, delivery) {
      if (to.reach === 'person') return toPerson(to, message, delivery);
      if (to.isPrivate || to.reach === 'token') return byToken(to, message, delivery);
      if (to.opens !== null) return intoThread(to, to.opens, message, delivery);
      const given = await asFirstResponse(to, message, delivery);
      if (given !== undefined) return given;
      const posted = await post(to, message, delivery);
      if (to.interaction?.first === 'open') responses.leftToAnswer(to.interaction.id)?.giveBack();
      return posted;
    },

    async edit({ channel, id }, message, _, at) {
      const next: Address = {
        ...at,
        channel,
        isThread: at.isThread || channel !== at.channel,
        opens: null,
        answers: null,
        interaction: null,
      };
      return outcomeFor(
        () => calls.edit(channel, id, message),
        () => next,
        message,
      );
    },

    async remove({ channel, id }) {
      try {
        await calls.remove(channel, id);
        return null;
      } catch (error) {
        return outcomeOf(error);
      }
    },

    find: (posted, at) => findPosted(posted, at, { calls, clock }),

    async reopen(at): Promise<Delivered<Address> | Failure> {
      const thread = at.opens?.message ?? at.channel;
      try {
        await calls.reopenThread(thread);
        return { kind: 'delivered', id: null, next: at };
      } catch (error) {
        const failure = outcomeOf(error);
        if (failure.kind === 'later' || failure.kind === 'limited') return failure;
        return {
          kind: 'elsewhere',
          says: `thread ${thread} cannot be reopened; if it is locked, a moderator has to unlock it (${reasonOf(failure)})`,
        };
      }
    },
  };
}

/**
 * Where a reply goes if an address doesn't work: without the reference, by the interaction's token, in the channel, and
 * at last to the asker alone.
 */
function fallbacks(address: Address): readonly Fallback<Address>[] {
  const { user, asked, isPrivate, opens, answers, interaction, reach } = address;
  if (reach === 'person') return [];
  const here: Address = { ...address, opens: null, answers: null };
  const named = asked ?? (opens === null ? null : { by: user, words: opens.name, how: 'command' as const });
  const routes: Address[] = [];
  if (reach === 'channel' && !isPrivate) {
    const tools = { ...address.tools, mute: address.tools.mute && opens === null };
    if (answers !== null) routes.push(here);
    if (interaction !== null && interaction.token !== '') routes.push({ ...here, tools, reach: 'token' });
    if (opens !== null) {
      const inChannel: Address = { ...here, tools, interaction: null };
      routes.push({ ...inChannel, answers: opens.message }, { ...inChannel, asked: named });
    }
  }
  const person: Address = { ...here, asked: named, isPrivate: true, interaction: null, reach: 'person' };
  return [
    ...routes.map((route) => ({ address: route, note: null })),
    ...(user === '' ? [] : [{ address: person, note: privately }]),
  ];
}
