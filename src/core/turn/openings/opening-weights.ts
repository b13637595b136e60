// Written by `npm run train:opening-topics`; not to be edited by hand.

type Weights = readonly number[];

/** What each of the features speaks for a topic as that of an opening: where its meaning isn't known, and where it is. */
export const openingTopicWeights: { readonly byWords: Weights; readonly byMeaning: Weights } = {
  byWords: [
    0.437, -0.132, 0.102, -0.808, 0.762, 1.326, 1.119, 1.665, 0.138, -0.219, -0.145, 0.138, 0.618, -1.218,
    -0.608, 1.466, -0.094, 3.564, 0.017, -0.327, 0.457, -0.913, 0.521, 0.13, 0.157, -0.141, -0.433, 0.36,
    -0.52, -0.19, -0.321, -0.745, -2.106,
  ],
  byMeaning: [
    0.466, 0.207, 0.002, -1.366, 0.285, 1.253, 1.254, 1.779, 0.034, -0.146, -0.152, 0.66, 0.311, -0.834,
    -0.719, 1.346, 0.441, 3.213, 0.446, 0.122, 0.253, -0.307, 0.565, 0.7, 0.464, -0.051, -0.177, 0.584,
    -0.186, -0.611, -0.47, -0.487, -2.389,
  ],
};
