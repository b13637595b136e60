import { type Answer, plain } from '../answer/answer.ts';
import { answerIdOf } from '../answer/answer-id.ts';

/**
 * What the author of a message hears who changed it after it was answered: the answer stays, and a fresh one is a press
 * away.
 *
 * @param words the message as it's now
 * @param of what makes the answer's id unique
 */
export function offerAnew(words: string, of: readonly string[]): Answer {
  return {
    id: answerIdOf(['anew', ...of]),
    blocks: [
      {
        kind: 'paragraph',
        spans: [plain("You edited that after I'd answered, so my answer is to the earlier wording.")],
      },
      { kind: 'choices', choices: [{ label: 'Answer the new wording', says: words }] },
    ],
    sources: [],
    declined: true,
    ranking: null,
  };
}
