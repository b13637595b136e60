import { wordingOf } from '../understanding/text/wording.ts';

/** Longer questions are kept cut here, in characters: enough to see what was wanted. */
export const longestGap = 300;

/** A hash of a question without a direct answer, by which a press of what was offered for it finds its words again. */
export function gapWording(words: string): string {
  return wordingOf('gap', words.slice(0, longestGap));
}
