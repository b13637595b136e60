import type { Phase } from './position.ts';

/**
 * The least score with which a message gets an answer, by where it stands. Chosen out of fold on the training data
 * (`npm run train:addressee -- --curves`), precision before recall: of lines between people in labelled threads, 3 %
 * are answered out of fold, of the turns for the bot three in four.
 */
export const leastScores: Readonly<Record<Phase | 'back', number>> = {
  asker: -0.75,
  back: 0,
  next: 0.25,
  talk: 1.5,
  before: -0.5,
};
