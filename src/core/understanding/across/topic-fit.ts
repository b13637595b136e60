import type { Topic } from '../../../knowledge/schema.ts';
import type { PhraseMatch } from '../match/phrase-matcher.ts';
import type { Term } from '../match/terms/topic-terms.ts';
import { overlaps, type WordRange } from '../text/word-range.ts';
import { isFalseName } from './false-friends.ts';

const topicWeights: Record<Term['kind'], number> = {
  option: 6,
  alternative: 5,
  topic: 6,
  aspect: 2,
  need: 1.5,
  context: 0.5,
  beyond: 0,
  'false-friend': 0,
  product: 0,
  cue: 0,
};

/** A name of a topic's option or alternative in a message. */
export type Named = WordRange & {
  readonly id: string;
  readonly kind: 'option' | 'alternative';
  /** A product, not a style or a way of working. */
  readonly isProduct: boolean;
};

/** What a topic's terms make of a message. */
export type TopicFit = {
  readonly topic: Topic;
  /** Where its context is: words that don't decide between topics. */
  readonly context: Set<number>;
  /** Options and alternatives, where they're named. */
  readonly names: Named[];
  /** What its options are called ("framework"), and its title. */
  readonly nouns: WordRange[];
  /** What states a need. */
  readonly needs: WordRange[];
  /** Positions of words that are about an aspect, and of those that are about a need. */
  readonly wordsOf: { readonly aspect: Set<number>; readonly need: Set<number> };
  /** Positions of the words that its terms explain, with the weight of the weightiest term, shared among its words. */
  readonly words: Map<number, number>;
};

/** What each topic's terms make of a message, in the order of the topics. */
export function fitsOf(matches: readonly PhraseMatch<Term>[], topics: readonly Topic[]): readonly TopicFit[] {
  const byId = new Map<string, TopicFit>(
    topics.map((topic) => [
      topic.id,
      {
        topic,
        context: new Set<number>(),
        names: [],
        nouns: [],
        needs: [],
        wordsOf: { aspect: new Set<number>(), need: new Set<number>() },
        words: new Map(),
      },
    ]),
  );
  for (const { payload, from, to } of matches) {
    if (payload.kind === 'cue' || payload.kind === 'product') continue;
    const fit = byId.get(payload.topic);
    const weight = topicWeights[payload.kind];
    if (fit === undefined || weight === 0) continue;
    if (payload.kind === 'option' || payload.kind === 'alternative') {
      if (isFalseName(matches, { topic: payload.topic, id: payload.id, from, to })) continue;
      if (payload.kind === 'option' || !payload.risky)
        fit.names.push({
          id: payload.id,
          kind: payload.kind,
          isProduct: matches.some(
            ({ payload: known, ...at }) =>
              known.kind === 'product' && !known.concept && overlaps(at, { from, to }),
          ),
          from,
          to,
        });
    }
    if (payload.kind === 'topic') fit.nouns.push({ from, to });
    if (payload.kind === 'need') fit.needs.push({ from, to });
    if (payload.kind === 'aspect' || payload.kind === 'need')
      for (let at = from; at < to; at++) fit.wordsOf[payload.kind].add(at);
    if (payload.kind === 'context') for (let at = from; at < to; at++) fit.context.add(at);
    else
      for (let at = from; at < to; at++)
        fit.words.set(at, Math.max(fit.words.get(at) ?? 0, weight / (to - from)));
  }
  return [...byId.values()];
}

export function weightOf({ words }: TopicFit): number {
  let sum = 0;
  for (const weight of words.values()) sum += weight;
  return sum;
}

/** Whether a topic explains a name of another one, as a need or an aspect of its own. */
export function explains({ words }: TopicFit, { from }: Pick<WordRange, 'from'>): boolean {
  return words.has(from);
}

/** Whether a name besides another topic's options is a part of this one: WebSockets in a framework. */
export function isPartOf(topic: TopicFit, name: Named): boolean {
  return name.kind === 'alternative' && !name.isProduct && explains(topic, name);
}
