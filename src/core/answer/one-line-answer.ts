import { type Answer, plain } from './answer.ts';
import { answerIdOf } from './answer-id.ts';

/** An answer of one line that cites nothing. `cause` is what its id depends on besides the words. */
export function oneLineAnswer(words: string, cause: readonly (string | number)[], declined = false): Answer {
  return {
    id: answerIdOf([...cause, words]),
    blocks: [{ kind: 'headline', spans: [plain(words)] }],
    sources: [],
    declined,
    ranking: null,
  };
}
