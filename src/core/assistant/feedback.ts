import type { z } from 'zod';
import { changeDocument } from '../store/change-document.ts';
import type { Store } from '../store/store.ts';
import type { feedbackSchema } from './feedback-schema.ts';

export type FeedbackEntry = z.infer<typeof feedbackSchema>;

/** The longest comment, in characters: one line. */
export const longestComment = 500;

export type Feedback = {
  /** Stores a verdict. An earlier comment stays unless there is a new one. */
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
