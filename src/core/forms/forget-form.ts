import { answerIdOf } from '../answer/answer-id.ts';
import { oneLineAnswer } from '../answer/one-line-answer.ts';
import { forgetPerson } from '../store/forget-user.ts';
import type { Store } from '../store/store.ts';
import { textIn } from './form.ts';
import type { FormRequest, FormSource, Submitted } from './forms.ts';

const prefix = 'forget:';

/** Ref of the form in which this person confirms that they want to be forgotten. It opens for nobody else. */
export function forgetRef(author: string): string {
  return `${prefix}${answerIdOf(['forget', author])}`;
}

/** Asks people once more before they're forgotten, and does it. */
export function createForgetForms(store: Store): FormSource {
  const refusal = ({ ref, author, rights }: FormRequest): string | null => {
    if (ref !== forgetRef(author))
      return 'This button is for the person who asked. To be forgotten yourself, say "forget me".';
    return rights.readsOnly === true ? 'I only read through here.' : null;
  };
  return {
    prefix,

    async open(request) {
      const refused = refusal(request);
      const { ref, author } = request;
      if (refused !== null) return { kind: 'refused', answer: oneLineAnswer(refused, [ref, author], true) };
      return {
        kind: 'form',
        form: {
          ref,
          title: 'Forget me',
          intro:
            'In this workspace, I remove your words in threads, your weights, recent questions and ratings, and decisions name you "former member". This can\'t be undone.',
          fields: [
            {
              kind: 'one',
              id: 'sure',
              label: 'Are you sure?',
              hint: null,
              required: true,
              options: [
                { value: 'yes', label: 'Yes, forget me' },
                { value: 'no', label: 'No, keep everything' },
              ],
              value: null,
            },
          ],
          submit: 'Go on',
        },
      };
    },

    async submit(submission) {
      const { ref, author, workspace, filled } = submission;
      const line = (words: string): Submitted => ({
        note: oneLineAnswer(words, [ref, author, words]),
        postings: [],
        asks: null,
      });
      const refused = refusal(submission);
      if (refused !== null) return line(refused);
      if (textIn(filled, 'sure') !== 'yes') return line('Nothing has changed.');
      await forgetPerson(store, workspace, author);
      return line("Done: I've forgotten you. If you write to me again, we start from scratch.");
    },
  };
}
