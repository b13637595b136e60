import { changeDocument } from '../store/change-document.ts';
import type { ConversationDocument } from '../store/documents.ts';
import { expiryOf } from '../store/retention.ts';
import type { Key, Store } from '../store/store.ts';
import { newConversation } from '../turn/conversation.ts';
import { openQueue } from './keyed-queue.ts';

/**
 * The one way in which conversations are changed: one after another in this process, by version between processes.
 * A change is the thread's document and whatever the changer wants to know of it; null leaves the thread as it is.
 */
export type ChangeThread = <T extends { readonly value: ConversationDocument }>(
  key: Key<'conversation'>,
  next: (before: ConversationDocument | undefined) => T | null,
) => Promise<T | null>;

/** @param retention how long a thread is kept after the last word in it, in milliseconds */
export function openThreads(store: Store, retention: number): ChangeThread {
  const inOrder = openQueue();
  return (key, next) =>
    inOrder(threadName(key), () =>
      changeDocument(store, key, (before) => {
        const change = next(before);
        return change === null
          ? null
          : { ...change, due: dueOf(change.value), expires: expiryOf(change.value.touched, retention) };
      }),
    );
}

export function threadKey(workspace: string, id: string): Key<'conversation'> {
  return { workspace, kind: 'conversation', id };
}

/** One name for a thread of any workspace; neither part can have a NUL in it. */
export function threadName({ workspace, id }: Key<'conversation'>): string {
  return `${workspace}\u0000${id}`;
}

/** A thread with unposted replies is due when the hold on them runs out. */
function dueOf({ outbox, heldUntil }: ConversationDocument): number | null {
  return outbox.length === 0 ? null : heldUntil;
}

/** A thread that nobody has spoken in yet. */
export function emptyThread(id: string, at: number): ConversationDocument {
  return {
    conversation: newConversation(id),
    deliveries: [],
    outbox: [],
    heldUntil: 0,
    destination: null,
    editable: [],
    announced: [],
    place: null,
    privateAnswer: null,
    muted: false,
    touched: at,
  };
}
