import type { Topic } from '../../../knowledge/schema.ts';
import type { Word } from '../text/words.ts';
import { likelihoods } from './asked-words.ts';
import { likelyTopicWeights } from './likely-topic-weights.ts';

/** What a message has of a topic. */
export type TopicSigns = {
  readonly topic: Topic;
  readonly namesOption: boolean;
  readonly namesAlternative: boolean;
  /** Whether it says what the topic's options are called ("framework"). */
  readonly saysNoun: boolean;
  /** What its words weigh for the topic. */
  readonly weight: number;
  /** Whether it's nearly as likely as the one that's taken. */
  readonly isClose?: boolean;
};

/** A topic that has a smaller part of what speaks for any isn't worth asking. */
const leastShare = 0.2;
const mostTopics = 2;

/** A topic that a message may be about. */
export type LikelyTopic = {
  readonly topic: Topic;
  /** Its part of what speaks for any, 0 to 1. */
  readonly share: number;
  /** Whether it names an option or an alternative of it, or says what they're called. */
  readonly isNamed: boolean;
  readonly namesOption: boolean;
  /** Whether it's nearly as likely as the one that's taken. */
  readonly isClose: boolean;
};

/** Topics that a message may be about, likeliest first. */
export function likelyTopics(signs: readonly TopicSigns[], words: readonly Word[]): readonly LikelyTopic[] {
  const likely = likelihoods(
    words,
    signs.map(({ topic }) => topic),
  );
  const scores = signs.map((sign, at) => scoreOf(sign, likely[at] ?? 0));
  const highest = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - highest));
  const sum = odds.reduce((all, one) => all + one, 0);
  return signs
    .map(({ topic, namesOption, namesAlternative, saysNoun, isClose = false }, at) => ({
      topic,
      share: (odds[at] ?? 0) / sum,
      isNamed: namesOption || namesAlternative || saysNoun,
      namesOption: namesOption || namesAlternative,
      isClose,
    }))
    .filter(({ share }) => share >= leastShare)
    .sort((a, b) => b.share - a.share)
    .slice(0, mostTopics);
}

function scoreOf(sign: TopicSigns, likelihood: number): number {
  return observe(sign, likelihood).reduce((sum, value, at) => sum + value * (likelyTopicWeights[at] ?? 0), 0);
}

/** What speaks for a topic, in the order of the weights. */
export function observe(sign: TopicSigns, likelihood: number): readonly number[] {
  const { namesOption, namesAlternative, saysNoun, weight } = sign;
  return [
    likelihood,
    Number(namesOption),
    Number(namesAlternative),
    Number(saysNoun),
    Math.min(weight, mostWeight),
  ];
}

const mostWeight = 18;
