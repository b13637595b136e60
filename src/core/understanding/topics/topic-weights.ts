// Written by `npm run train:topics`; not to be edited by hand.

type Weights = readonly number[];

/** What each of the features of a topic speaks for it, in their order: where its meaning isn't known, and where it is. */
export const topicWeights: { readonly byWords: Weights; readonly byMeaning: Weights } = {
  byWords: [
    2.26, 0.712, 0.345, 0.981, 0.096, 0.76, 1.408, 2.133, 0.271, 0.277, 1.213, -0.553, -0.458, -0.684, 2.114,
    0.327, 0.372, 0, 0,
  ],
  byMeaning: [
    1.986, 0.393, 0.431, 0.811, -0.575, 0.657, 0.137, 2.117, 0.332, 0.227, 0.801, -0.049, -0.442, -0.572,
    2.221, 0.29, 0.366, 0, 0.229,
  ],
};
