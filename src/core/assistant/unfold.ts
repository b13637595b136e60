import type { Actor } from '../access/actor.ts';
import type { Refusal } from '../access/acts.ts';
import type { Answer } from '../answer/answer.ts';
import { answerIdOf } from '../answer/answer-id.ts';
import type { Destination, Outgoing } from '../store/documents.ts';
import type { Store } from '../store/store.ts';
import { isDelivered, withDelivery } from '../threads/deliveries.ts';
import { enqueue } from '../threads/enqueue.ts';
import type { OpenOutbox } from '../threads/outbox.ts';
import { type ChangeThread, threadKey } from '../threads/threads.ts';
import { type Unfolds, unfolded, whyNotUnfold, withFolded } from '../turn/folded.ts';

/** What of which answer somebody wants to see, and who. */
export type UnfoldRequest = Pick<Actor, 'workspace' | 'conversation' | 'author' | 'rights'> & {
  /** Id of the answer. */
  readonly answer: string;
  readonly what: Unfolds;
};

export type UnfoldPost = UnfoldRequest & { readonly delivery: string; readonly replyTo: Destination };

/** Why nothing is shown: the thread keeps it no longer, or it isn't for whoever asked. */
export type NotUnfolded = { readonly kind: 'gone' } | { readonly kind: 'refused'; readonly says: string };

export type Unfold = {
  /** The rest of an answer or its sources, to be shown to whoever asked. */
  show(request: UnfoldRequest): Promise<NotUnfolded | { readonly kind: 'shown'; readonly answer: Answer }>;
  /** The same as a reply in the thread's outbox. `post`: the reply to post now; null while one before it still waits. */
  post(
    request: UnfoldPost,
  ): Promise<NotUnfolded | { readonly kind: 'posted'; readonly post: Outgoing | null }>;
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
    async show(request) {
      const { workspace, conversation, answer, what } = request;
      const thread = await store.load(threadKey(workspace, conversation));
      const found = unfolded(thread?.value.conversation.folded ?? [], answer, what);
      if (found === null) return { kind: 'gone' };
      const refusal = whyNotUnfold(found, request);
      return refusal === null ? { kind: 'shown', answer: found.content } : notUnfolded(refusal);
    },

    async post(request) {
      const { workspace, conversation, answer, what, delivery, replyTo } = request;
      const key = threadKey(workspace, conversation);
      let isRepeated = false;
      let refusal: Refusal | null = null;
      const change = await changeThread(key, (thread) => {
        isRepeated = thread !== undefined && isDelivered(thread, delivery);
        if (thread === undefined || isRepeated) return null;
        const { folded } = thread.conversation;
        const found = unfolded(folded, answer, what);
        refusal = found === null ? null : whyNotUnfold(found, request);
        if (found === null || refusal !== null) return null;
        const { isOfRecords } = found;
        const content = { ...found.content, id: answerIdOf([answer, what, delivery]) };
        const post = { answer: content.id, content, to: replyTo, replaces: null, editable: false };
        const queued = enqueue(thread, [post], { at: now(), hold: () => outbox.takeHold(key) });
        return {
          value: {
            ...thread,
            ...queued.thread,
            conversation: {
              ...thread.conversation,
              folded: withFolded(folded, content, { isForAll: true, isOfRecords }),
            },
            deliveries: withDelivery(thread, { id: delivery, answer: content.id }),
          },
          post: queued.post,
        };
      });
      if (change !== null) return { kind: 'posted', post: change.post };
      return isRepeated ? { kind: 'posted', post: null } : notUnfolded(refusal);
    },
  };
}

function notUnfolded(refusal: Refusal | null): NotUnfolded {
  return refusal === null ? { kind: 'gone' } : { kind: 'refused', says: refusal.says };
}
