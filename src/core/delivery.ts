import type { ConversationDocument } from './documents.ts';
import type { SaveOptions } from './store.ts';

/** How long the one who commits or claims a reply has for posting it, in milliseconds, before others may. */
export const claimLength = 60_000;

/** Longest pause between two tries to post, in milliseconds. */
const longestPause = 3_600_000;

/** How long a thread is kept after the last word in it, in milliseconds. */
export const defaultRetention = 90 * 24 * 3_600_000;

/** The pause after so many tries: doubles from a claim's length up to an hour. */
export function pauseAfter(tries: number): number {
  return Math.min(claimLength * 2 ** Math.max(0, tries - 1), longestPause);
}

/** Times of expiry are whole days, so that most turns of a thread leave its own, and a database's index over it, as they are. */
const day = 24 * 3_600_000;

/** When a conversation is due (the first of its unposted replies is free again) and when it may leave. */
export function scheduleOf(
  { outbox, touched }: ConversationDocument,
  retention: number,
): Pick<SaveOptions, 'due' | 'expires'> {
  return {
    due: outbox.length === 0 ? null : Math.min(...outbox.map(({ heldUntil }) => heldUntil)),
    expires: Math.ceil((touched + retention) / day) * day,
  };
}
