import type { Meter } from '../assistant/meter.ts';
import { changeDocument } from '../store/change-document.ts';
import type { ConversationDocument, Outgoing } from '../store/documents.ts';
import { expiryOf } from '../store/retention.ts';
import { skipDamaged } from '../store/skip-damaged.ts';
import type { Key, Store } from '../store/store.ts';
import { withoutStaleUndo } from '../turn/undo.ts';
import { type ChangeThread, threadKey, uniqueThreadName } from './threads.ts';

/**
 * Replies that are committed and not yet posted. The process whose turn put in the first one holds the thread's
 * outbox and posts from it, oldest first, so replies keep the order of their turns however many processes there
 * are. When that process dies, its hold runs out and another takes over. With a store that isn't shared, whatever
 * this process doesn't hold belonged to a dead one and can be taken over at once.
 */
export type Outbox = {
  /**
   * Marks a reply as posted (or as one that never will be), with what posting it brought to light.
   *
   * @returns the thread's next reply, for the same process to post; null if there is none
   */
  posted(
    workspace: string,
    conversation: string,
    answer: string,
    out?: PostedReply,
  ): Promise<Outgoing | null>;
  /** Where an editable message is, as its adapter reported it; null if it reported none. */
  placeOf(workspace: string, conversation: string, answer: string): Promise<Outgoing['address'] | null>;
  /** Prolongs the hold on a thread's outbox while its replies wait in a queue. */
  hold(workspace: string, conversation: string): Promise<void>;
  /**
   * Takes over outboxes whose hold ran out, longest due first: after a start, and from processes that died. The
   * first reply of each comes with `tries` above 0: it may be out already. Looks at the workspaces of this
   * platform only, so what waits for a platform that isn't running is in nobody's way.
   *
   * @param within beginning of the names of the platform's workspaces: `slack:` for `slack`, unless given
   */
  takeOver(
    platform: string,
    now: number,
    most: number,
    within?: string,
  ): Promise<readonly { readonly key: Key<'conversation'>; readonly outgoing: Outgoing }[]>;
  /**
   * Gives up all holds of this process at a shutdown, so other processes don't have to wait until they run out.
   * Call it once nothing is being posted any more.
   *
   * @returns how many threads were handed back
   */
  handBack(): Promise<number>;
};

/** The outbox, for those who put replies into it. */
export type OpenOutbox = Outbox & {
  /** Takes hold of a thread's outbox for this process. @returns until when */
  takeHold(key: Key<'conversation'>): number;
};

/** What posting a reply brought to light. */
export type PostedReply = {
  /** The thread's name on its platform, by which its follow-ups find the conversation. */
  readonly thread?: string;
  /** Where the next message of the thread goes. */
  readonly destination?: Outgoing['address'];
  /** How to find the message again to edit it; only its adapter can read this. */
  readonly message?: Outgoing['address'];
};

/** How many messages of a thread can be edited. */
const keptMessages = 20;

/** How long a process has an outbox to itself without prolonging its hold, in milliseconds. */
export const holdFor = 30_000;

/** How many threads are handed back at most: more than a process can have waiting. */
const mostHandedBack = 1_000;

type OutboxParts = {
  readonly store: Store;
  readonly changeThread: ChangeThread;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds. */
  readonly retention: number;
  readonly meter: Meter;
};

export function createOutbox({ store, changeThread, now, retention, meter }: OutboxParts): OpenOutbox {
  /**
   * The outboxes that this process holds, and until when. Set before the save that tells others, so that no sweep
   * of this process comes in between. If that save fails, the thread only waits a little longer.
   */
  const ours = new Map<string, number>();

  function takeHold(key: Key<'conversation'>): number {
    const until = now() + holdFor;
    ours.set(uniqueThreadName(key), until);
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
            : withMessage(before.editable, done, message),
        heldUntil: takeHold(key),
      };
      // If it was gone already, whoever removed it goes on with the next one.
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
        : { value: { ...before, heldUntil: takeHold(key) } },
    );
  }

  async function takeOver(
    platform: string,
    at: number,
    most: number,
    within = `${platform}:`,
  ): Promise<{ key: Key<'conversation'>; outgoing: Outgoing }[]> {
    for (const [name, until] of ours) if (until <= at) ours.delete(name);
    const taken: { key: Key<'conversation'>; outgoing: Outgoing }[] = [];
    const until = store.shared ? at : Number.MAX_SAFE_INTEGER;
    for (const { workspace, id } of await store.due('conversation', until, most, within)) {
      const key = threadKey(workspace, id);
      const change = await changeThread(key, (before) => {
        const [first, ...rest] = before?.outbox ?? [];
        if (before !== undefined && first === undefined) return withoutOldUndo(before, at);
        if (before === undefined || first === undefined || first.platform !== platform) return null;
        const heldUntil = store.shared ? before.heldUntil : (ours.get(uniqueThreadName(key)) ?? 0);
        if (heldUntil > at) return null;
        const outgoing = { ...first, tries: first.tries + 1 };
        const value: ConversationDocument = {
          ...before,
          outbox: [outgoing, ...rest],
          heldUntil: at + holdFor,
        };
        ours.set(uniqueThreadName(key), value.heldUntil);
        return { value, outgoing };
      }).catch(skipDamaged);
      if (change === null || change.outgoing === null) continue;
      meter.retried(platform, 'taken-over');
      taken.push({ key, outgoing: change.outgoing });
    }
    return taken;
  }

  async function handBack(): Promise<number> {
    // With a store that isn't shared, the next start takes everything over anyway.
    if (!store.shared) return 0;
    let handedBack = 0;
    for (const { workspace, id } of await store.due('conversation', now() + holdFor, mostHandedBack)) {
      const key = threadKey(workspace, id);
      if (!ours.delete(uniqueThreadName(key))) continue;
      const change = await changeThread(key, (before) =>
        before === undefined || before.outbox.length === 0 ? null : { value: { ...before, heldUntil: 0 } },
      ).catch(skipDamaged);
      if (change !== null) handedBack++;
    }
    return handedBack;
  }

  return { posted, placeOf, hold, takeOver, handBack, takeHold };
}

/** A thread without what it forgot when somebody started over, once that can't be undone any more. */
function withoutOldUndo(
  before: ConversationDocument,
  at: number,
): { readonly value: ConversationDocument; readonly outgoing: Outgoing | null } | null {
  const conversation = withoutStaleUndo(before.conversation, at);
  return conversation === before.conversation ? null : { value: { ...before, conversation }, outgoing: null };
}

/**
 * The editable messages of a thread after one more was posted. An edit that is itself editable takes the place of
 * what it replaces. After any other edit the message keeps its name, but may have moved: one that was deleted has
 * been posted again.
 */
function withMessage(
  messages: ConversationDocument['editable'],
  { answer, replaces, editable }: Outgoing,
  message: Outgoing['address'],
): ConversationDocument['editable'] {
  if (!editable) return messages.map((known) => (known.answer === replaces ? { ...known, message } : known));
  const others = messages.filter((known) => known.answer !== answer && known.answer !== replaces);
  return [...others, { answer, message }].slice(-keptMessages);
}
