// Written by `npm run train:topics`; not to be edited by hand.

type Weights = readonly number[];

/** What each of the features of a topic speaks for it, in their order: where its meaning isn't known, and where it is. */
export const topicWeights: { readonly byWords: Weights; readonly byMeaning: Weights } = {
  byWords: [
    2.26, 0.592, 0.541, 1.043, 0.453, 0.601, 1.801, 1.881, 0.186, 0.233, 1.251, 0.305, -1.208, -0.214, 2.291,
    0.308, 0.399, 0, 0,
  ],
  byMeaning: [
    1.986, 0.393, 0.431, 0.811, -0.575, 0.657, 0.137, 2.117, 0.332, 0.227, 0.801, -0.049, -0.442, -0.572,
    2.221, 0.29, 0.366, 0, 0.229,
  ],
};
