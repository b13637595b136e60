import type { Place } from '../access/place.ts';
import type { Answer } from '../answer/answer.ts';
import type { ConversationDocument, Outgoing } from '../store/documents.ts';
import { type Last, withLast } from '../turn/conversation.ts';
import type { OpenOutbox } from './outbox.ts';
import { type ChangeThread, emptyThread, threadKey } from './threads.ts';

/** A message that goes into a thread without having been asked for there by a message. */
export type ThreadPost = {
  readonly answer: Answer;
  /** Id of an answer of this thread that it takes the place of, where that can still be edited; null for a new message. */
  readonly replaces: string | null;
  /** True where it may be edited later: its place on the platform is then kept. */
  readonly editable: boolean;
  /** What later turns may refer to, where it answers something: "why?" is then about this. */
  readonly last?: Omit<Last, 'answer'>;
};

/** A thread's reply that this process has to post now. */
export type Posting = {
  readonly workspace: string;
  readonly conversation: string;
  readonly outgoing: Outgoing;
};

export type ThreadPosts = {
  /**
   * Commits a message to a thread's outbox. The same answer is put in once, however often it is said.
   *
   * @param last where the thread was when it was last known, for one that is gone by now
   * @returns what to post now; null where the thread is gone, has no place on a platform, or where an earlier
   * reply is not out yet: whoever posts that one is handed this one next
   */
  say(
    workspace: string,
    conversation: string,
    post: ThreadPost,
    last?: LastKnown | null,
  ): Promise<Posting | null>;
};

/** Where a thread was, as something that outlives it remembers. */
export type LastKnown = {
  readonly destination: NonNullable<ConversationDocument['destination']>;
  readonly place: Place | null;
};

export function createThreadPosts(parts: {
  readonly changeThread: ChangeThread;
  readonly outbox: OpenOutbox;
  readonly now: () => number;
}): ThreadPosts {
  return {
    async say(workspace, conversation, { answer, replaces, editable: kept, last: about }, last = null) {
      const key = threadKey(workspace, conversation);
      const change = await parts.changeThread(key, (stored) => {
        const before =
          stored ?? (last === null ? undefined : { ...emptyThread(conversation, parts.now()), ...last });
        if (before?.destination == null || before.announced.includes(answer.id)) return null;
        const outgoing: Outgoing = {
          answer: answer.id,
          platform: before.destination.platform,
          address: before.destination.address,
          content: answer,
          at: parts.now(),
          tries: 0,
          replaces,
          editable: kept,
        };
        const first = before.outbox.length === 0;
        return {
          value: {
            ...before,
            conversation:
              about === undefined
                ? before.conversation
                : withLast(before.conversation, { ...about, answer: answer.id }),
            outbox: [...withoutStale(before.outbox, replaces), outgoing],
            announced: [...before.announced, answer.id].slice(-keptSayings),
            heldUntil: first ? parts.outbox.keep(key) : before.heldUntil,
          },
          outgoing: first ? outgoing : null,
        };
      });
      return change?.outgoing == null ? null : { workspace, conversation, outgoing: change.outgoing };
    },
  };
}

/** How many messages that nobody asked for a thread remembers, to say each once. */
const keptSayings = 50;

/** An edit that still waits is of no use once a newer one of the same message is there; the first may be on its way. */
function withoutStale(outbox: readonly Outgoing[], replaces: string | null): readonly Outgoing[] {
  return outbox.filter((waiting, at) => at === 0 || replaces === null || waiting.replaces !== replaces);
}
