import type { Answer } from '../answer/answer.ts';
import type { ConversationDocument, Destination, Outgoing } from '../store/documents.ts';

/** A message that goes out of a thread. */
export type Post = Pick<Outgoing, 'replaces' | 'editable' | 'retryUntil'> & {
  /** Id of its answer. */
  readonly answer: string;
  /** Null for an answer of an older version that this one can't read. */
  readonly content: Answer | null;
  readonly to: Destination;
};

export type Queued = {
  /** The parts of the thread's document that change. */
  readonly thread: Pick<ConversationDocument, 'outbox' | 'heldUntil'>;
  /** The reply to post now; null while an earlier one isn't out yet: whoever posts that one is handed this one next. */
  readonly post: Outgoing | null;
};

/**
 * Puts messages at the end of a thread's outbox.
 *
 * @param at milliseconds since 1970
 * @param hold called where the outbox was empty and so belongs to this process from now on; gives until when
 */
export function enqueue(
  { outbox, heldUntil }: Queued['thread'],
  posts: readonly Post[],
  { at, hold }: { readonly at: number; readonly hold: () => number },
): Queued {
  const [first] = posts;
  if (first === undefined) return { thread: { outbox, heldUntil }, post: null };
  const isEmpty = outbox.length === 0;
  const after = posts.reduce<Outgoing[]>(
    (before, post) => [...withoutStale(before, post.replaces), outgoing(post, at)],
    [...outbox],
  );
  return {
    thread: { outbox: after, heldUntil: isEmpty ? hold() : heldUntil },
    post: isEmpty ? (after[0] ?? null) : null,
  };
}

/** A waiting edit is useless once there's a newer one of the same message; the first in the queue may be on its way. */
function withoutStale(outbox: readonly Outgoing[], replaces: string | null): readonly Outgoing[] {
  return outbox.filter((waiting, index) => index === 0 || replaces === null || waiting.replaces !== replaces);
}

function outgoing({ to: { platform, address }, ...post }: Post, at: number): Outgoing {
  return { ...post, platform, address, at, tries: 0 };
}
