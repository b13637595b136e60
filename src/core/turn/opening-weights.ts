// Written by `npm run train:opening-topics`; not to be edited by hand.

type Weights = readonly number[];

/** What each of the features speaks for a topic as that of an opening: where its meaning isn't known, and where it is. */
export const openingWeights: { readonly byWords: Weights; readonly byMeaning: Weights } = {
  byWords: [
    0.523, -0.145, 0.222, -1.022, 0.942, 1.288, 1.716, 1.379, 0.085, -0.108, -0.128, 0.281, 0.509, -1.097,
    -0.364, 1.119, 0.186, 3.025, 0.068, -0.64, 0.313, -0.745, 0.923, 0.147, -0.271, -0.077, -0.299, 0.376,
    -0.388, 0.001, -0.113, -0.597, -2.109,
  ],
  byMeaning: [
    0.504, 0.166, 0.277, -1.236, 0.462, 0.986, 1.129, 1.295, 0.005, -0.188, -0.132, 0.554, 0.333, -0.726,
    -0.531, 1.193, 0.306, 3.002, 0.493, 0.087, 0.211, -0.327, 0.604, 0.446, 0.281, -0.169, -0.05, 0.658,
    -0.271, -0.441, -0.292, -0.432, -2.282,
  ],
};
