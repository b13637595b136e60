import type { Topic } from '../../../knowledge/schema.ts';
import type { TopicFit } from '../across/topic-fit.ts';
import type { WordRange } from '../text/word-range.ts';
import type { Word } from '../text/words.ts';
import {
  asksForPick,
  isAsking,
  isOnlyNeeded,
  opensWith,
  type TopicContext,
  topicFeaturesOf,
} from './topic-features.ts';
import { topicWeights } from './topic-weights.ts';

/** A topic, and how likely it is that a message is about it, 0 to 1. */
export type TopicOdds = { readonly fit: TopicFit; readonly probability: number };

/**
 * How likely a message is about each topic, the likeliest first: a conditional logit (McFadden, 1974), whose weights are the
 * same for all topics, so that it tells apart topics that it wasn't fitted on.
 *
 * @param fits what each topic's terms make of the message, the largest first
 */
export function topicOddsOf(
  words: readonly Word[],
  fits: readonly TopicFit[],
  context: TopicContext,
): readonly TopicOdds[] {
  const shares = sharesOf(
    topicFeaturesOf(words, fits, context),
    context.meaning === null ? topicWeights.byWords : topicWeights.byMeaning,
  );
  return fits
    .map((fit, at) => ({ fit, probability: shares[at] ?? 0 }))
    .sort((a, b) => b.probability - a.probability);
}

/** How likely another topic has to be for a message that opens a thread to be about it, and not about the largest. */
const least = { asked: 0.6, byWordsAlone: 0.8, beside: 0.95 } as const;

/**
 * Whether a message that opens a thread is about another topic than the largest. What only names something of it as one of its
 * needs ("postgres, two people, a shop") rarely is, and neither is what names an option of the largest.
 */
export function isAboutOther(
  words: readonly Word[],
  [largest]: readonly TopicFit[],
  { fit, probability }: TopicOdds,
): boolean {
  if (largest === undefined || fit === largest) return false;
  // What's told of a project goes to the largest, if that knows any of it as a need.
  if (!isAsking(words)) return largest.needs.length === 0 && probability >= least.beside;
  const isBeside =
    largest.names.some(
      (name) => name.kind === 'option' && !fit.names.some((other) => isWithin(name, other)),
    ) ||
    (isOnlyNeeded(fit, largest) &&
      asksForPick(words) &&
      !fit.names.some(({ from }) => opensWith(words, from)));
  if (isBeside) return probability >= least.beside;
  const isNamed = fit.names.length + fit.nouns.length + fit.wordsOf.aspect.size + fit.wordsOf.need.size > 0;
  return probability >= (isNamed ? least.asked : least.byWordsAlone);
}

/** "django" in "django orm". */
function isWithin(one: WordRange, other: WordRange): boolean {
  return other.from <= one.from && one.to <= other.to && other.to - other.from > one.to - one.from;
}

/** A topic that a message may be about besides the one that it's read in. */
export type LikelyTopic = {
  readonly topic: Topic;
  /** How likely that is, 0 to 1. */
  readonly share: number;
  /** Whether the message names an option or an alternative of it, or says what they're called. */
  readonly isNamed: boolean;
  readonly namesOption: boolean;
  /** Whether it may as well be meant as the one that the message is read in. */
  readonly isClose: boolean;
};

const leastShare = 0.15;
const closeShare = 0.35;
const mostTopics = 2;

/** The likeliest topics besides the one that a message is read in. */
export function likelyBeside(chosen: Topic, odds: readonly TopicOdds[]): readonly LikelyTopic[] {
  return odds
    .filter(({ fit, probability }) => fit.topic !== chosen && probability >= leastShare)
    .slice(0, mostTopics)
    .map(({ fit: { topic, names, nouns }, probability }) => ({
      topic,
      share: probability,
      isNamed: names.length + nouns.length > 0,
      namesOption: names.length > 0,
      isClose: probability >= closeShare,
    }));
}

/** The shares of topics with these features; they add up to 1. */
export function sharesOf(
  features: readonly (readonly number[])[],
  weights: readonly number[],
): readonly number[] {
  const scores = features.map((row) =>
    row.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0),
  );
  const most = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - most));
  const sum = raised.reduce((all, value) => all + value, 0);
  return raised.map((value) => value / sum);
}
