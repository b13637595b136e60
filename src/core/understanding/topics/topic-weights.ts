// Written by `npm run train:topics`; not to be edited by hand.

type Weights = readonly number[];

/** What each of the features of a topic speaks for it, in their order: where its meaning isn't known, and where it is. */
export const topicWeights: { readonly byWords: Weights; readonly byMeaning: Weights } = {
  byWords: [2.26, 0.548, 0.548, 1.07, 0.492, 0.545, 1.923, 1.821, 0.141, 0.23, 1.302, 0.556, -1.393, 0.254, 2.349, 0.308, 0.402, 0, 0],
  byMeaning: [1.796, 0.142, 0.75, 0.751, -0.327, 0.489, 0.524, 1.773, 0.224, 0.237, 0.916, 0.446, -1.092, 0.387, 2.309, 0.318, 0.371, 0, 0.165],
};
