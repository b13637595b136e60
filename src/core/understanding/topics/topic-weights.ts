// Written by `npm run train:topics`; not to be edited by hand.

type Weights = readonly number[];

/** What each of the features of a topic speaks for it, in their order: where its meaning isn't known, and where it is. */
export const topicWeights: { readonly byWords: Weights; readonly byMeaning: Weights } = {
  byWords: [
    2.27, 0.296, 0.382, 0.959, 0.138, 0.742, 1.681, 1.642, 0.096, 0.189, 1.4, 0.538, -1.399, -0.163, 2.485,
    0.341, 0.415, 0, 0,
  ],
  byMeaning: [
    2.169, 0.149, 0.538, 0.816, -0.517, 0.705, 0.603, 1.786, 0.204, 0.206, 0.916, 0.426, -0.99, -0.414, 2.478,
    0.333, 0.393, 0, 0.232,
  ],
};
