import { reasonOf } from '../chat/outcomes.ts';
import type { Platform } from '../chat/platform.ts';
import type { Address } from './address.ts';
import { createDeliver, type DeliverParts, sent } from './outbound/deliver.ts';
import { fallbacksOf } from './outbound/fallbacks.ts';
import { findPosted } from './outbound/find-posted.ts';
import { outcomeOf } from './outcomes.ts';
import type { Message } from './render/message.ts';

export type Outbound = Required<
  Pick<
    Platform<Address, Message, unknown>,
    'whyNotPost' | 'refresh' | 'fallbacks' | 'deliver' | 'edit' | 'remove' | 'find' | 'reopen'
  >
>;

type Interaction = NonNullable<Address['interaction']>;

/** The interaction of an answer for its asker alone. @param claimed what became of the first response left to it */
function alone(
  interaction: Interaction,
  claimed: 'answer' | 'question' | 'nothing' | undefined,
): Interaction {
  switch (claimed) {
    case 'answer':
      return interaction;
    case 'question':
      return { ...interaction, first: 'given', withdraws: true };
    case 'nothing':
      return { ...interaction, first: 'late' };
    // Another process left it.
    case undefined:
      return { ...interaction, first: 'given' };
    default:
      return claimed satisfies never;
  }
}

const cannotWrite =
  'I cannot write in this channel, so I cannot share it here. Whoever runs this server can give my role "View Channel" and "Send Messages".';

/** Posts replies, edits and deletes them, and finds those already posted. */
export function createOutbound(parts: DeliverParts): Outbound {
  const { calls, left, clock } = parts;
  return {
    whyNotPost: async ({ reach }) => (reach === 'token' ? cannotWrite : null),

    async refresh(address) {
      const { interaction, isPrivate, reach } = address;
      if (interaction?.first !== 'open' || reach === 'person') return address;
      const claimed = await left.of(interaction.id)?.claim();
      if (isPrivate) return { ...address, interaction: alone(interaction, claimed) };
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

    fallbacks: fallbacksOf,
    deliver: createDeliver(parts),

    async edit({ channel, id }, message, _, at) {
      const isThread = at.isThread || channel !== at.channel;
      const next: Address = { ...at, channel, isThread, opens: null, answers: null, interaction: null };
      return sent(message, next, () => calls.edit(channel, id, message));
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

    async reopen(at) {
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
