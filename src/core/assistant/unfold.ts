import type { Answer } from '../answer/answer.ts';
import { answerIdOf } from '../answer/answer-id.ts';
import type { Destination, Outgoing } from '../store/documents.ts';
import type { Store } from '../store/store.ts';
import { isDelivered, withDelivery } from '../threads/deliveries.ts';
import { enqueue } from '../threads/enqueue.ts';
import type { OpenOutbox } from '../threads/outbox.ts';
import { type ChangeThread, threadKey } from '../threads/threads.ts';
import { type Unfolds, unfolded, withFolded } from '../turn/folded.ts';

/** What of which answer somebody wants to see. */
export type UnfoldRequest = {
  readonly workspace: string;
  readonly conversation: string;
  /** Id of the answer. */
  readonly answer: string;
  readonly what: Unfolds;
};

export type UnfoldPost = UnfoldRequest & { readonly delivery: string; readonly replyTo: Destination };

export type Unfold = {
  /** The rest of an answer or its sources, to be shown to whoever asked; null if the thread keeps it no longer. */
  show(request: UnfoldRequest): Promise<Answer | null>;
  /**
   * The same as a reply in the thread's outbox.
   *
   * @returns the reply to post now, if none before it still waits; null if the thread keeps it no longer
   */
  post(request: UnfoldPost): Promise<{ readonly post: Outgoing | null } | null>;
};

export type UnfoldParts = {
  readonly store: Pick<Store, 'load'>;
  readonly changeThread: ChangeThread;
  readonly outbox: OpenOutbox;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** Shows what the first screen of an answer leaves out. */
export function createUnfold({ store, changeThread, outbox, now }: UnfoldParts): Unfold {
  return {
    async show({ workspace, conversation, answer, what }) {
      const thread = await store.load(threadKey(workspace, conversation));
      return thread === undefined ? null : unfolded(thread.value.conversation.folded, answer, what);
    },

    async post({ workspace, conversation, answer, what, delivery, replyTo }) {
      const key = threadKey(workspace, conversation);
      let isRepeated = false;
      const change = await changeThread(key, (thread) => {
        isRepeated = thread !== undefined && isDelivered(thread, delivery);
        if (thread === undefined || isRepeated) return null;
        const { folded } = thread.conversation;
        const found = unfolded(folded, answer, what);
        if (found === null) return null;
        const content = { ...found, id: answerIdOf([answer, what, delivery]) };
        const post = { answer: content.id, content, to: replyTo, replaces: null, editable: false };
        const queued = enqueue(thread, [post], { at: now(), hold: () => outbox.takeHold(key) });
        return {
          value: {
            ...thread,
            ...queued.thread,
            conversation: { ...thread.conversation, folded: withFolded(folded, content, true) },
            deliveries: withDelivery(thread, { id: delivery, answer: content.id }),
          },
          post: queued.post,
        };
      });
      if (change !== null) return { post: change.post };
      return isRepeated ? { post: null } : null;
    },
  };
}
