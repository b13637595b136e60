import { randomUUID } from 'node:crypto';
import type { Outcome } from '../chat/outcomes.ts';
import type { Platform } from '../chat/platform.ts';
import type { Address } from './address.ts';
import type { History } from './history/history.ts';
import type { MessageContent } from './history/message.ts';
import { failureOf } from './outcomes.ts';

export type Outbound = Pick<
  Platform<Address, MessageContent, unknown>,
  'whyNotPost' | 'fallbacks' | 'deliver' | 'edit' | 'remove' | 'find' | 'reopen'
>;

export type OutboundParts = {
  readonly history: History;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** Posts into the history, which every open page shows at once. */
export function createOutbound({ history, now }: OutboundParts): Outbound {
  async function kept(put: () => Promise<Outcome<Address>>): Promise<Outcome<Address>> {
    try {
      return await put();
    } catch (error) {
      return failureOf(error);
    }
  }

  return {
    whyNotPost: async () => null,
    fallbacks: () => [],

    deliver: (to, content, { answer, part }) =>
      kept(async () => {
        const { channel, thread, user, isPrivate } = to;
        const id = randomUUID();
        const shownTo = isPrivate ? user : null;
        await history.put({
          kind: 'posted',
          id,
          channel,
          thread,
          shownTo,
          at: now(),
          answer,
          part,
          content,
          isEdited: false,
        });
        return { kind: 'delivered', id, next: next(to, id) };
      }),

    edit: ({ id }, content, _, at) =>
      kept(async () => {
        const message = history.find(id);
        if (message?.kind !== 'posted')
          return { kind: 'elsewhere', says: `message ${id} is gone; the answer is posted anew` };
        await history.put({ ...message, content, isEdited: true });
        return { kind: 'delivered', id, next: next(at, id) };
      }),

    async remove({ id }) {
      try {
        await history.drop(id);
        return null;
      } catch (error) {
        return failureOf(error);
      }
    },

    async find({ answer }, at) {
      const parts = new Map<number, string>();
      for (const message of history.messages(at.channel))
        if (message.kind === 'posted' && message.answer === answer) parts.set(message.part, message.id);
      const [first] = parts.values();
      return { parts, next: first === undefined ? at : next(at, first), isCertain: true };
    },

    reopen: async (at) => ({ kind: 'delivered', id: null, next: at }),
  };
}

/** What's posted in the channel itself begins a thread, unless only one person sees it. */
function next(to: Address, id: string): Address {
  return to.thread === null && !to.isPrivate ? { ...to, thread: id } : to;
}
