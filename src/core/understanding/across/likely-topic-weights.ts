// Written by `npm run train:topics`.

/** What speaks for a topic: how people ask there, an option, an alternative, what they're called, and the weight of its words. */
export const likelyTopicWeights: readonly number[] = [1.51, 0.85, 0.41, 0.78, 0.25];
