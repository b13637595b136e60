// Written by `npm run train:topics`; not to be edited by hand.

type Weights = readonly number[];

/** What each of the features of a topic speaks for it, in their order: where its meaning isn't known, and where it is. */
export const topicWeights: { readonly byWords: Weights; readonly byMeaning: Weights } = {
  byWords: [
    2.267, 0.607, 0.544, 1.037, 0.448, 0.603, 1.78, 1.869, 0.188, 0.241, 1.227, 0.23, -1.153, -0.302, 2.276,
    0.308, 0.401, 0, 0,
  ],
  byMeaning: [
    1.979, 0.339, 0.512, 0.826, -0.539, 0.567, 0.137, 2.023, 0.281, 0.249, 0.783, 0.087, -0.5, -0.592, 2.282,
    0.282, 0.37, 0, 0.238,
  ],
};
