import { type Answer, plain } from '../answer/answer.ts';
import { answerIdOf } from '../answer/answer-id.ts';

/**
 * The answer to a message with nothing in it that can be read: only a file, a voice clip or the like.
 *
 * @param of what makes the answer's id unique
 */
export function unreadAnswer(of: readonly string[]): Answer {
  return {
    id: answerIdOf(['unread', ...of]),
    blocks: [
      {
        kind: 'paragraph',
        spans: [plain('I can only read text, not files, pictures or voice clips. Ask me in a line?')],
      },
    ],
    sources: [],
    declined: true,
    ranking: null,
  };
}
