import type { Place } from '../access/place.ts';
import type { Answer } from '../answer/answer.ts';
import type { Destination, Outgoing } from '../store/documents.ts';
import { type Conversation, type Last, type VoteState, withLast, withVote } from '../turn/conversation.ts';
import { withFolded } from '../turn/folded.ts';
import { enqueue } from './enqueue.ts';
import type { OpenOutbox } from './outbox.ts';
import { type ChangeThread, emptyThread, threadKey } from './threads.ts';

/** A message for a thread that doesn't answer one in it. */
export type ThreadPost = {
  readonly answer: Answer;
  /** Id of an answer of this thread that it replaces, if that can still be edited; null for a new message. */
  readonly replaces: string | null;
  /** Whether it may be edited later: the thread then keeps where it is on the platform. */
  readonly editable: boolean;
  /** Until when a place that refuses it is tried again, in milliseconds since 1970; absent if a refusal ends it. */
  readonly retryUntil?: number;
  /** What later turns may refer to, where it answers something: "why?" is then about this. */
  readonly last?: Omit<Last, 'answer'>;
  /** The vote that it opens, shows or ends. */
  readonly vote?: VoteState | undefined;
  /** Whether a weighing is open in the thread after it, if it's about one. */
  readonly openWeighing?: boolean;
  /** True if it tells of decisions. */
  readonly isOfRecords?: true;
};

/** A thread's reply that this process has to post now. */
export type Posting = {
  readonly workspace: string;
  readonly conversation: string;
  readonly outgoing: Outgoing;
};

export type ThreadPosts = {
  /**
   * Commits a message to a thread's outbox. The same answer goes in once, however often it's said.
   *
   * @param last where the thread was when it was last known, in case it's gone by now
   * @returns what to post now; null if the thread is gone or has no destination, or while an earlier reply isn't
   * out yet: whoever posts that one is handed this one next
   */
  say(
    workspace: string,
    conversation: string,
    post: ThreadPost,
    last?: LastKnown | null,
  ): Promise<Posting | null>;
};

/** Where a thread was, as something that outlives it remembers. */
export type LastKnown = { readonly destination: Destination; readonly place: Place | null };

/** How many announced messages a thread remembers, to announce each only once. */
const keptAnnounced = 50;

export type ThreadPostsParts = {
  readonly changeThread: ChangeThread;
  readonly outbox: OpenOutbox;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

export function createThreadPosts({ changeThread, outbox, now }: ThreadPostsParts): ThreadPosts {
  return {
    async say(
      workspace,
      conversation,
      { answer, last: about, vote, openWeighing, isOfRecords = false, ...how },
      lastKnown = null,
    ) {
      const key = threadKey(workspace, conversation);
      const change = await changeThread(key, (stored) => {
        const before =
          stored ?? (lastKnown === null ? undefined : { ...emptyThread(conversation, now()), ...lastKnown });
        if (before?.destination == null || before.announced.includes(answer.id)) return null;
        const post = { answer: answer.id, content: answer, to: before.destination, ...how };
        const queued = enqueue(before, [post], { at: now(), hold: () => outbox.takeHold(key) });
        return {
          value: {
            ...before,
            ...queued.thread,
            conversation: withWhatItTells(before.conversation, answer, {
              last: about,
              vote,
              openWeighing,
              isOfRecords,
            }),
            announced: [...before.announced, answer.id].slice(-keptAnnounced),
          },
          post: queued.post,
        };
      });
      return change?.post == null ? null : { workspace, conversation, outgoing: change.post };
    },
  };
}

function withWhatItTells(
  before: Conversation,
  answer: Answer,
  { last, vote, openWeighing, isOfRecords }: WhatItTells,
): Conversation {
  const conversation = {
    ...before,
    folded: withFolded(before.folded, answer, { isForAll: true, isOfRecords }),
  };
  const after = last === undefined ? conversation : withLast(conversation, { ...last, answer: answer.id });
  const voted = vote === undefined ? after : withVote(after, vote);
  return openWeighing === undefined ? voted : { ...voted, openWeighing };
}

type WhatItTells = {
  readonly last: ThreadPost['last'] | undefined;
  readonly vote: ThreadPost['vote'];
  readonly openWeighing: boolean | undefined;
  readonly isOfRecords: boolean;
};
