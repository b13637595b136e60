import { changeDocument } from '../store/change-document.ts';
import type { ConversationDocument } from '../store/documents.ts';
import { expiryOf } from '../store/retention.ts';
import type { Key, Store } from '../store/store.ts';
import { newConversation } from '../turn/conversation.ts';
import { openQueue } from './keyed-queue.ts';

/**
 * The only way to change a conversation: one change after another within this process, by version between
 * processes. `next` returns the thread's new document and whatever else its caller wants back; null leaves the
 * thread as it is.
 */
export type ChangeThread = <T extends { readonly value: ConversationDocument }>(
  key: Key<'conversation'>,
  next: (before: ConversationDocument | undefined) => T | null,
) => Promise<T | null>;

/** @param retention how long a thread is kept after its last message, in milliseconds */
export function openThreads(store: Store, retention: number): ChangeThread {
  const inOrder = openQueue();
  return (key, next) =>
    inOrder(uniqueThreadName(key), () =>
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

/** A name that is unique across workspaces: neither part can contain a NUL. */
export function uniqueThreadName({ workspace, id }: Key<'conversation'>): string {
  return `${workspace}\u0000${id}`;
}

/** A thread with unposted replies is due when the hold on its outbox runs out; one that was started over, when that's final. */
function dueOf({ outbox, heldUntil, conversation }: ConversationDocument): number | null {
  return outbox.length === 0 ? (conversation.undo?.until ?? null) : heldUntil;
}

/** A thread that nobody has written in yet. */
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
