// Written by `npm run train:topics`.

/**
 * How much speaks for a topic: how people ask there, an option, an alternative, what they're called, the weight of its words,
 * and what the message means.
 */
export type TopicOddsWeights = readonly number[];

export const topicOddsWeights: Readonly<Record<'words' | 'meaning', TopicOddsWeights>> = {
  words: [1.15, 1.07, 0.28, 0.8, 0.28, 0],
  meaning: [0.81, 0.09, 0.13, 0, 0.237, 0.153],
};
