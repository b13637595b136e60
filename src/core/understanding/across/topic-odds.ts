import type { Topic } from '../../../knowledge/schema.ts';
import type { TopicShares } from '../../meaning/topic-shares.ts';
import type { Word } from '../text/words.ts';
import { likelihoods } from './asked-words.ts';
import { observe, type TopicSigns } from './likely-topics.ts';
import { type TopicOddsWeights, topicOddsWeights } from './topic-odds-weights.ts';

/**
 * How much speaks for each topic, the largest among them, as log odds that only compare with each other: how people ask there,
 * the vocabulary's terms, and what the message means.
 *
 * @param meaning how well what it means fits each topic; null where it isn't known
 */
export function topicOdds(
  signs: readonly TopicSigns[],
  words: readonly Word[],
  meaning: TopicShares | null,
): ReadonlyMap<Topic, number> {
  const weights = topicOddsWeights[meaning === null ? 'words' : 'meaning'];
  const likely = likelihoods(
    words,
    signs.map(({ topic }) => topic),
  );
  return new Map(
    signs.map((sign, at) => [sign.topic, oddsOf(observeAll(sign, likely[at] ?? 0, meaning), weights)]),
  );
}

function oddsOf(observed: readonly number[], weights: TopicOddsWeights): number {
  return observed.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
}

/** What speaks for a topic, in the order of the weights. */
export function observeAll(
  sign: TopicSigns,
  likelihood: number,
  meaning: TopicShares | null,
): readonly number[] {
  return [...observe(sign, likelihood), meaning?.get(sign.topic.id) ?? 0];
}
