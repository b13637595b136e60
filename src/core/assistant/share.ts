import type { Actor } from '../access/actor.ts';
import { whyNot } from '../access/acts.ts';
import type { Destination, Outgoing } from '../store/documents.ts';
import { isDelivered, withDelivery } from '../threads/deliveries.ts';
import { enqueue } from '../threads/enqueue.ts';
import type { OpenOutbox } from '../threads/outbox.ts';
import { type ChangeThread, threadKey } from '../threads/threads.ts';

export type ShareRequest = Pick<Actor, 'workspace' | 'conversation' | 'author' | 'rights'> & {
  /** Id of the answer to share: no other one is. */
  readonly answer: string;
  readonly delivery: string;
  /** Where it goes, given the words that asked for it. */
  readonly replyTo: (words: string) => Destination;
};

/** `shared`: `post` is the reply to post now; null if replies before it still wait, or the press came before. */
export type ShareOutcome =
  | { readonly kind: 'shared'; readonly post: Outgoing | null }
  | { readonly kind: 'nothing' };

export type ShareParts = {
  readonly changeThread: ChangeThread;
  readonly outbox: OpenOutbox;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** Puts a private answer, the last one of its thread, into the outbox, for everybody to see. */
export function createShare({ changeThread, outbox, now }: ShareParts) {
  return async (request: ShareRequest): Promise<ShareOutcome> => {
    const { workspace, conversation, answer, delivery, replyTo } = request;
    const key = threadKey(workspace, conversation);
    let isRepeated = false;
    const shared = await changeThread(key, (thread) => {
      isRepeated = thread !== undefined && isDelivered(thread, delivery);
      const kept = thread?.privateAnswer;
      if (isRepeated || thread === undefined || kept == null || kept.answer !== answer) return null;
      if (whyNot('share', request, { askedBy: kept.author }) !== null) return null;
      const destination = replyTo(kept.words);
      const post = {
        answer: kept.answer,
        content: kept.content,
        to: destination,
        replaces: null,
        editable: false,
      };
      const queued = enqueue(thread, [post], { at: now(), hold: () => outbox.takeHold(key) });
      return {
        value: {
          ...thread,
          ...queued.thread,
          privateAnswer: null,
          destination,
          deliveries: withDelivery(thread, { id: delivery, answer: kept.answer }),
        },
        post: queued.post,
      };
    });
    if (shared !== null) return { kind: 'shared', post: shared.post };
    return isRepeated ? { kind: 'shared', post: null } : { kind: 'nothing' };
  };
}
