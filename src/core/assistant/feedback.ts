import type { z } from 'zod';
import type { Actor } from '../access/actor.ts';
import { type Doer, whyNot } from '../access/acts.ts';
import { changeDocument } from '../store/change-document.ts';
import type { Store } from '../store/store.ts';
import type { feedbackSchema } from './feedback-schema.ts';

export type FeedbackEntry = z.infer<typeof feedbackSchema>;

/** The longest comment, in characters: one line. */
export const longestComment = 500;

export type Feedback = {
  /** Stores a verdict, if this person may give one. An earlier comment stays unless there is a new one. */
  give(
    actor: Pick<Actor, 'workspace' | 'conversation'> & Doer,
    given: Pick<FeedbackEntry, 'answer' | 'verdict' | 'comment'>,
  ): Promise<void>;
  all(workspace: string): AsyncIterable<FeedbackEntry>;
};

export function createFeedback(store: Store, now: () => number): Feedback {
  return {
    async give(actor, { answer, verdict, comment }) {
      if (whyNot('rate', actor, null) !== null) return;
      const { workspace, conversation, author } = actor;
      const id = `${answer}:${author}`;
      await changeDocument(store, { workspace, kind: 'feedback', id }, (before) => ({
        value: {
          answer,
          conversation,
          author,
          verdict,
          comment: comment?.slice(0, longestComment) ?? before?.comment ?? null,
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
