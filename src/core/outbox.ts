import { changeDocument } from './change.ts';
import type { ConversationDocument, Outgoing } from './documents.ts';
import type { Key, Store } from './store.ts';

/**
 * Replies that are committed and not yet posted. The process whose turn put the first one in has the thread's
 * outbox to itself and posts from it, oldest first, so that replies keep the order of their turns however
 * many processes there are. When it dies, its hold runs out and another takes over.
 */
export type Outbox = {
  /**
   * Notes that a reply is out (or never will be), and where the thread is, if that is known only now.
   *
   * @returns the thread's next reply, for the same process to post; null where there is none
   */
  posted(
    workspace: string,
    conversation: string,
    answer: string,
    at?: ThreadAddress,
  ): Promise<Outgoing | null>;
  /** Keeps the hold on a thread's outbox for as long as its replies wait in a queue. */
  hold(workspace: string, conversation: string): Promise<void>;
  /**
   * Takes over the outboxes whose hold ran out, longest first: after a start, and from processes that died.
   * The first reply of each comes with `tries` above 0: it may be out already.
   */
  takeOver(
    door: string,
    now: number,
    most: number,
  ): Promise<readonly { readonly key: Key<'conversation'>; readonly outgoing: Outgoing }[]>;
};

/** A thread's name on its platform, by which its follow-ups find the conversation, and how to post there. */
export type ThreadAddress = { readonly thread: string; readonly address: Outgoing['address'] };

/** How long a process that says nothing has an outbox to itself, in milliseconds. */
export const holdFor = 30_000;

export function createOutbox(store: Store, now: () => number): Outbox {
  async function posted(
    workspace: string,
    conversation: string,
    answer: string,
    at?: ThreadAddress,
  ): Promise<Outgoing | null> {
    if (at !== undefined && at.thread !== conversation) {
      await changeDocument(store, { workspace, kind: 'link', id: at.thread }, (before) =>
        before?.conversation === conversation ? null : { value: { conversation }, due: null },
      );
    }
    const change = await changeDocument(
      store,
      { workspace, kind: 'conversation', id: conversation },
      (before) => {
        if (before === undefined) return null;
        const outbox = before.outbox.filter((entry) => entry.answer !== answer);
        if (outbox.length === before.outbox.length && at === undefined) return null;
        const value: ConversationDocument = {
          ...before,
          outbox,
          address: at?.address ?? before.address,
          heldUntil: now() + holdFor,
        };
        // Where it was gone already, whoever removed it goes on with the next.
        const next = outbox.length < before.outbox.length ? (outbox[0] ?? null) : null;
        return { value, due: dueOf(value), next };
      },
    );
    return change?.next ?? null;
  }

  async function hold(workspace: string, conversation: string): Promise<void> {
    await changeDocument(store, { workspace, kind: 'conversation', id: conversation }, (before) => {
      if (before === undefined || before.outbox.length === 0) return null;
      const value = { ...before, heldUntil: now() + holdFor };
      return { value, due: dueOf(value) };
    });
  }

  async function takeOver(
    door: string,
    at: number,
    most: number,
  ): Promise<{ key: Key<'conversation'>; outgoing: Outgoing }[]> {
    const taken: { key: Key<'conversation'>; outgoing: Outgoing }[] = [];
    for (const { workspace, id } of await store.due('conversation', at, most)) {
      const key: Key<'conversation'> = { workspace, kind: 'conversation', id };
      const change = await changeDocument(store, key, (before) => {
        const [first, ...rest] = before?.outbox ?? [];
        if (before === undefined || first === undefined || first.door !== door || before.heldUntil > at)
          return null;
        const outgoing = { ...first, tries: first.tries + 1 };
        const value: ConversationDocument = {
          ...before,
          outbox: [outgoing, ...rest],
          heldUntil: at + holdFor,
        };
        return { value, due: dueOf(value), outgoing };
      });
      if (change !== null) taken.push({ key, outgoing: change.outgoing });
    }
    return taken;
  }

  return { posted, hold, takeOver };
}

/** A thread with unposted replies is due when the hold on them runs out. */
export function dueOf({ outbox, heldUntil }: ConversationDocument): number | null {
  return outbox.length === 0 ? null : heldUntil;
}
