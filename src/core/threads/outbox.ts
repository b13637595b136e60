import type { Meter } from '../assistant/meter.ts';
import { changeDocument } from '../store/change-document.ts';
import type { ConversationDocument, Outgoing } from '../store/documents.ts';
import { expiryOf } from '../store/retention.ts';
import { DamagedDocument, type Key, type Store } from '../store/store.ts';
import { type ChangeThread, threadKey, threadName } from './threads.ts';

/**
 * Replies that are committed and not yet posted. The process whose turn put the first one in has the thread's
 * outbox to itself and posts from it, oldest first, so that replies keep the order of their turns however
 * many processes there are. When it dies, its hold runs out and another takes over. Of a store that is not
 * shared, what this process does not hold was held by one that is dead, and waits for nothing.
 */
export type Outbox = {
  /**
   * Notes that a reply is out (or never will be), where the thread is, if that is known only now, and where
   * the message is, if it is one that may be edited.
   *
   * @returns the thread's next reply, for the same process to post; null where there is none
   */
  posted(
    workspace: string,
    conversation: string,
    answer: string,
    out?: PostedReply,
  ): Promise<Outgoing | null>;
  /** Where a message is that may be edited, as its door noted it; null where it noted none. */
  placeOf(workspace: string, conversation: string, answer: string): Promise<Outgoing['address'] | null>;
  /** Keeps the hold on a thread's outbox for as long as its replies wait in a queue. */
  hold(workspace: string, conversation: string): Promise<void>;
  /**
   * Takes over the outboxes whose hold ran out, longest first: after a start, and from processes that died.
   * The first reply of each comes with `tries` above 0: it may be out already. Looks at the workspaces of this
   * door only, so that what waits for one that is closed stands in nobody's way.
   */
  takeOver(
    platform: string,
    now: number,
    most: number,
  ): Promise<readonly { readonly key: Key<'conversation'>; readonly outgoing: Outgoing }[]>;
  /**
   * At an end: lets other processes have what this one holds, now and not when the hold runs out. Nothing may be
   * posting any more.
   *
   * @returns how many threads were handed back
   */
  handBack(): Promise<number>;
};

/** The outbox, as the turns see it that put replies into it. */
export type OpenOutbox = Outbox & {
  /** Takes a thread's outbox for this process. @returns until when */
  keep(key: Key<'conversation'>): number;
};

/** What posting a reply brought to light. */
export type PostedReply = {
  /** The thread's name on its platform, by which its follow-ups find the conversation. */
  readonly thread?: string;
  /** Where the next message of the thread goes. */
  readonly destination?: Outgoing['address'];
  /** How to find the message again to edit it; only its door reads it. */
  readonly message?: Outgoing['address'];
};

/** How many messages of a thread can be edited. */
const keptMessages = 20;

/** How long a process that says nothing has an outbox to itself, in milliseconds. */
export const holdFor = 30_000;

type OutboxParts = {
  readonly store: Store;
  readonly changeThread: ChangeThread;
  readonly now: () => number;
  readonly retention: number;
  readonly meter: Meter;
};

/** How many threads are handed back at an end: what a process can have waiting, and more. */
const mostHandedBack = 1_000;

export function createOutbox({ store, changeThread, now, retention, meter }: OutboxParts): OpenOutbox {
  /**
   * Whose outbox this process has, and until when. Set before the save that says so to others, so that no
   * sweep of this process comes between; where that save fails, the thread only waits a little longer.
   */
  const ours = new Map<string, number>();

  function keep(key: Key<'conversation'>): number {
    const until = now() + holdFor;
    ours.set(threadName(key), until);
    return until;
  }

  async function posted(
    workspace: string,
    conversation: string,
    answer: string,
    { thread, destination, message }: PostedReply = {},
  ): Promise<Outgoing | null> {
    if (thread !== undefined && thread !== conversation) {
      await changeDocument(store, { workspace, kind: 'link', id: thread }, (before) =>
        before?.conversation === conversation
          ? null
          : { value: { conversation }, due: null, expires: expiryOf(now(), retention) },
      );
    }
    const key = threadKey(workspace, conversation);
    const change = await changeThread(key, (before) => {
      if (before === undefined) return null;
      const done = before.outbox.find((entry) => entry.answer === answer);
      const outbox = before.outbox.filter((entry) => entry !== done);
      const platform = done?.platform ?? before.destination?.platform;
      if (done === undefined && destination === undefined) return null;
      const value: ConversationDocument = {
        ...before,
        outbox,
        destination:
          destination === undefined || platform === undefined
            ? before.destination
            : { platform, address: destination },
        editable:
          done === undefined || message === undefined
            ? before.editable
            : withPlace(before.editable, done, message),
        heldUntil: keep(key),
      };
      // Where it was gone already, whoever removed it goes on with the next.
      const next = done === undefined ? null : (outbox[0] ?? null);
      return { value, next, done };
    });
    const left = change?.done;
    if (left !== undefined) meter.delivered(left.platform, now() - left.at);
    return change?.next ?? null;
  }

  async function placeOf(
    workspace: string,
    conversation: string,
    answer: string,
  ): Promise<Outgoing['address'] | null> {
    const stored = await store.load(threadKey(workspace, conversation));
    return stored?.value.editable.find((known) => known.answer === answer)?.message ?? null;
  }

  async function hold(workspace: string, conversation: string): Promise<void> {
    const key = threadKey(workspace, conversation);
    await changeThread(key, (before) =>
      before === undefined || before.outbox.length === 0
        ? null
        : { value: { ...before, heldUntil: keep(key) } },
    );
  }

  async function takeOver(
    platform: string,
    at: number,
    most: number,
  ): Promise<{ key: Key<'conversation'>; outgoing: Outgoing }[]> {
    for (const [name, until] of ours) if (until <= at) ours.delete(name);
    const taken: { key: Key<'conversation'>; outgoing: Outgoing }[] = [];
    const until = store.shared ? at : Number.MAX_SAFE_INTEGER;
    for (const { workspace, id } of await store.due('conversation', until, most, `${platform}:`)) {
      const key = threadKey(workspace, id);
      const change = await changeThread(key, (before) => {
        const [first, ...rest] = before?.outbox ?? [];
        if (before === undefined || first === undefined || first.platform !== platform) return null;
        const heldUntil = store.shared ? before.heldUntil : (ours.get(threadName(key)) ?? 0);
        if (heldUntil > at) return null;
        const outgoing = { ...first, tries: first.tries + 1 };
        const value: ConversationDocument = {
          ...before,
          outbox: [outgoing, ...rest],
          heldUntil: at + holdFor,
        };
        ours.set(threadName(key), value.heldUntil);
        return { value, outgoing };
      }).catch(passDamaged);
      if (change === null) continue;
      meter.retried(platform, 'taken-over');
      taken.push({ key, outgoing: change.outgoing });
    }
    return taken;
  }

  async function handBack(): Promise<number> {
    // Of a store that is not shared, the next start takes everything over by itself.
    if (!store.shared) return 0;
    let back = 0;
    for (const { workspace, id } of await store.due('conversation', now() + holdFor, mostHandedBack)) {
      const key = threadKey(workspace, id);
      if (!ours.delete(threadName(key))) continue;
      const change = await changeThread(key, (before) =>
        before === undefined || before.outbox.length === 0 ? null : { value: { ...before, heldUntil: 0 } },
      ).catch(passDamaged);
      if (change !== null) back++;
    }
    return back;
  }

  return { posted, placeOf, hold, takeOver, handBack, keep };
}

/**
 * Where messages are, with one more. An edit that may itself be edited stands for what it replaces; any other
 * leaves that its name, and it may be elsewhere now: what was gone has been posted anew.
 */
function withPlace(
  kept: ConversationDocument['editable'],
  { answer, replaces, editable: isKept }: Outgoing,
  message: Outgoing['address'],
): ConversationDocument['editable'] {
  if (!isKept) return kept.map((known) => (known.answer === replaces ? { ...known, message } : known));
  const others = kept.filter((known) => known.answer !== answer && known.answer !== replaces);
  return [...others, { answer, message }].slice(-keptMessages);
}

/** The store has reported it; the other threads wait for their replies all the same. */
function passDamaged(error: unknown): null {
  if (error instanceof DamagedDocument) return null;
  throw error;
}
