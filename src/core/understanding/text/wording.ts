import { answerIdOf } from '../../answer/answer-id.ts';
import { tokenize } from './words.ts';

/**
 * Ten characters that change when the words of a message do, and stay when only blanks, case, punctuation or markup
 * change. They contain no words, but a guess can be tested against them.
 *
 * @param message the message's id, so that two messages of the same words don't show that they are alike
 */
export function wordingOf(message: string, words: string): string {
  const read = tokenize(words).words.filter(({ mark }) => !mark);
  return answerIdOf([
    'wording',
    message,
    ...read.map(({ text, value, unit }) => `${value ?? text}${unit ?? ''}`),
  ]);
}
