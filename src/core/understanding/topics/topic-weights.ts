// Written by `npm run train:topics`; not to be edited by hand.

type Weights = readonly number[];

/** What each of the features of a topic speaks for it, in their order: where its meaning isn't known, and where it is. */
export const topicWeights: { readonly byWords: Weights; readonly byMeaning: Weights } = {
  byWords: [
    2.333, 0.639, 0.603, 1.064, 0.698, -0.178, 2.277, 1.483, 0.189, 0.278, 1.209, 0.267, -1.376, 0.284, 2.256,
    0.18, 0.406, 0, 0,
  ],
  byMeaning: [
    1.762, 0.133, 0.746, 0.728, -0.147, -0.183, 0.837, 1.55, 0.261, 0.283, 0.847, 0.263, -1.071, 0.316, 2.257,
    0.187, 0.355, 0, 0.163,
  ],
};
