import type { z } from 'zod';
import { changeDocument } from '../store/change-document.ts';
import type { Store } from '../store/store.ts';
import type { feedbackSchema } from './feedback-schema.ts';

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
