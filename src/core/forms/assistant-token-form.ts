import { type Doer, whyNot } from '../access/acts.ts';
import { type Answer, plain } from '../answer/answer.ts';
import { answerIdOf } from '../answer/answer-id.ts';
import { oneLineAnswer } from '../answer/one-line-answer.ts';
import type { AssistantTokens } from '../settings/assistant-tokens.ts';
import { textIn } from './form.ts';
import type { FormSource } from './forms.ts';

/** The ref of the form that makes the token with which a team's own assistant proposes facts. */
export const assistantTokenRef = 'assistant-token';

export type AssistantTokenFormParts = {
  readonly tokens: AssistantTokens;
  /** A text that nobody can guess; null where this process makes none. */
  readonly newToken: (() => string) | null;
};

/** Makes a token, shows it once to whoever asked for it, and takes it back. */
export function createAssistantTokenForms({ tokens, newToken }: AssistantTokenFormParts): FormSource {
  const refusalFor = (doer: Doer): string | null =>
    whyNot('let-assistants-propose', doer, null)?.says ??
    (newToken === null ? "Tokens can't be made here. Make one where your team talks." : null);

  return {
    prefix: assistantTokenRef,

    async open(request) {
      const { ref, workspace, author } = request;
      const refusal = refusalFor(request);
      if (refusal !== null)
        return { kind: 'refused', answer: oneLineAnswer(refusal, [ref, workspace, author], true) };
      const exists = await tokens.exists(workspace);
      return {
        kind: 'form',
        form: {
          ref,
          title: 'Facts from an assistant',
          intro:
            'With a token, your own assistant may propose facts for your choices. Each waits in its thread until one of you confirms it.',
          fields: [
            {
              kind: 'one',
              id: 'token',
              label: exists ? 'There is a token' : 'There is no token yet',
              hint: null,
              required: true,
              value: exists ? 'keep' : 'new',
              options: [
                ...(exists ? [{ value: 'keep', label: 'keep it' }] : []),
                { value: 'new', label: exists ? 'make another; the old one stops working' : 'make one' },
                ...(exists ? [{ value: 'none', label: 'take it back' }] : []),
              ],
            },
          ],
          submit: 'Save',
        },
      };
    },

    async submit(submission) {
      const { ref, workspace, author, delivery, filled } = submission;
      const say = (says: string, declined = false): Answer =>
        oneLineAnswer(says, [ref, workspace, author, delivery], declined);
      const note = async (): Promise<Answer> => {
        const refusal = refusalFor(submission);
        if (refusal !== null || newToken === null) return say(refusal ?? '', true);
        switch (textIn(filled, 'token')) {
          case 'new': {
            const token = newToken();
            if (!(await tokens.put(workspace, token, delivery)))
              return say('That was done already. If you no longer have the token, make another.');
            return shownOnce(token, [ref, workspace, author, delivery]);
          }
          case 'none':
            await tokens.remove(workspace);
            return say('Taken back: no assistant can propose facts any more.');
          default:
            // Open set: whatever else is filled in changes nothing.
            return say('Nothing has changed.');
        }
      };
      return { note: await note(), postings: [], asks: null };
    },
  };
}

function shownOnce(token: string, cause: readonly string[]): Answer {
  return {
    id: answerIdOf(cause),
    blocks: [
      { kind: 'headline', spans: [plain('The token, shown this once: '), { kind: 'code', text: token }] },
      {
        kind: 'note',
        spans: [
          plain('Give it to "tradeoff mcp" as '),
          { kind: 'code', text: 'ASSISTANT_TOKEN' },
          plain('. Whoever has it can propose, and nothing more.'),
        ],
      },
    ],
    sources: [],
    declined: false,
    ranking: null,
  };
}
