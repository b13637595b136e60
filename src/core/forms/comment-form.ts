import { oneLineAnswer } from '../answer/one-line-answer.ts';
import { type Feedback, longestComment } from '../assistant/feedback.ts';
import { textIn } from './form.ts';
import type { FormSource } from './forms.ts';

const prefix = 'comment:';

/** The form that asks what was missing from an answer, once somebody found it not helpful. */
export function commentRef(answer: string): string {
  return `${prefix}${answer}`;
}

export function createCommentForms(feedback: Feedback): FormSource {
  return {
    prefix,

    open: async ({ ref }) => ({
      kind: 'form',
      form: {
        ref,
        title: 'What was missing?',
        intro: null,
        fields: [
          {
            kind: 'text',
            id: 'comment',
            label: 'In one line',
            hint: "I've noted your press already.",
            required: false,
            value: '',
            long: false,
            most: longestComment,
          },
        ],
        submit: 'Send',
      },
    }),

    async submit({ ref, workspace, conversation, author, filled }) {
      const answer = ref.slice(prefix.length);
      const comment = textIn(filled, 'comment');
      if (comment !== '')
        await feedback.give(workspace, { answer, conversation, author, verdict: 'not-helpful', comment });
      const note = oneLineAnswer('Thanks. Whoever keeps the data will see it.', [ref, author]);
      return { note, postings: [], asks: null };
    },
  };
}
