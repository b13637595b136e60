import type { Destination, Outgoing } from '../store/documents.ts';
import { withDelivery } from '../threads/deliveries.ts';
import { enqueue } from '../threads/enqueue.ts';
import type { OpenOutbox } from '../threads/outbox.ts';
import { type ChangeThread, threadKey } from '../threads/threads.ts';

export type ShareRequest = {
  readonly workspace: string;
  readonly conversation: string;
  /** Id of the answer to share; absent if the adapter doesn't know it. */
  readonly answer?: string;
  readonly author: string;
  readonly delivery: string;
  /** Where it goes, given the words that asked for it. */
  readonly replyTo: (words: string) => Destination;
};

export type ShareParts = {
  readonly changeThread: ChangeThread;
  readonly outbox: OpenOutbox;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** Puts the last private answer of a thread into the outbox, for everybody to see. */
export function createShare({ changeThread, outbox, now }: ShareParts) {
  return async (request: ShareRequest): Promise<Outgoing | null> => {
    const { workspace, conversation, answer, author, delivery, replyTo } = request;
    const key = threadKey(workspace, conversation);
    const shared = await changeThread(key, (thread) => {
      const kept = thread?.privateAnswer;
      if (thread === undefined || kept == null || kept.author !== author) return null;
      if (answer !== undefined && answer !== kept.answer) return null;
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
          deliveries: withDelivery(thread, delivery, kept.answer),
        },
        post: queued.post,
      };
    });
    return shared?.post ?? null;
  };
}
