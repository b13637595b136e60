// Written by `npm run train:topics`; not to be edited by hand.

type Weights = readonly number[];

/** What each of the features of a topic speaks for it, in their order: where its meaning isn't known, and where it is. */
export const topicWeights: { readonly byWords: Weights; readonly byMeaning: Weights } = {
  byWords: [2.918, 0.484, 0.815, 1.008, 1.995, 1.749, 0.122, 0.222, 1.165, 0.161, -1.6, 0.327, 2.368, 0.22, 0.463, 0, 0],
  byMeaning: [2.157, 0.061, 0.923, 0.488, 0.758, 1.739, 0.195, 0.266, 0.826, 0.192, -0.9, 0.316, 2.382, 0.158, 0.387, 0, 0.16],
};
