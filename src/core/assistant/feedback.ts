import { z } from 'zod';
import { changeDocument } from '../store/change-document.ts';
import type { Store } from '../store/store.ts';

/** What one person thought of one answer; a later press replaces an earlier one. */
export const feedbackSchema = z.strictObject({
  answer: z.string(),
  conversation: z.string(),
  author: z.string(),
  verdict: z.enum(['helpful', 'not-helpful']),
  /** One line of why, in the person's words; null where none was given. */
  comment: z.string().nullable(),
  /** Milliseconds since 1970. */
  at: z.number(),
});

export type FeedbackEntry = z.infer<typeof feedbackSchema>;

/** The longest comment that is kept, in characters: one line. */
export const longestComment = 500;

export type Feedback = {
  /** Stores what a person pressed; a comment given earlier stays unless a new one comes with it. */
  give(workspace: string, given: Omit<FeedbackEntry, 'at'>): Promise<void>;
  all(workspace: string): AsyncIterable<FeedbackEntry>;
};

export function createFeedback(store: Store, now: () => number): Feedback {
  return {
    async give(workspace, given) {
      const id = `${given.answer}:${given.author}`;
      await changeDocument(store, { workspace, kind: 'feedback', id }, (before) => ({
        value: {
          ...given,
          comment: given.comment?.slice(0, longestComment) ?? before?.comment ?? null,
          at: now(),
        },
        due: null,
      }));
    },
    async *all(workspace) {
      for await (const { value } of store.list(workspace, 'feedback')) yield value;
    },
  };
}
