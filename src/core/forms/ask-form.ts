import { oneLineAnswer } from '../answer/one-line-answer.ts';
import { textIn } from './form.ts';
import type { FormSource } from './forms.ts';

/** Ref of the form for a question in one's own words, for places where plain messages don't reach the bot. */
export const askRef = 'ask';

/** The longest question, in characters. */
const longestQuestion = 1_000;

export function createAskForms(): FormSource {
  return {
    prefix: askRef,

    open: async () => ({
      kind: 'form',
      form: {
        ref: askRef,
        title: 'Ask on',
        intro: null,
        fields: [
          {
            kind: 'text',
            id: 'words',
            label: 'Your question, or what else you need',
            hint: null,
            required: true,
            value: '',
            long: true,
            most: longestQuestion,
          },
        ],
        submit: 'Ask',
      },
    }),

    async submit({ ref, author, filled }) {
      const words = textIn(filled, 'words');
      return words === ''
        ? {
            note: oneLineAnswer("There's no question in that.", [ref, author], true),
            postings: [],
            asks: null,
          }
        : { note: null, postings: [], asks: { words, isWritten: true, channel: null } };
    },
  };
}
