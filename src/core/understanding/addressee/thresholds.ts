import type { Phase } from './position.ts';

/**
 * The least score with which a message gets an answer, by where it stands. Chosen on the training data, out of fold, so
 * that talk between people is left alone; `npm run evaluate` prints the curve behind each.
 */
export const leastScores: Readonly<Record<Phase, number>> = {
  asker: -0.6,
  next: 0.1,
  talk: 0.4,
  before: -0.5,
};
