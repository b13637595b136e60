import type { Topic } from '../../../knowledge/schema.ts';
import { lengthOf, sortByPosition } from '../text/word-range.ts';
import type { Mention } from './mention.ts';
import {
  clauseOf,
  type NeedContext,
  type NeedFeatureGroup,
  type NeedHit,
  observeHit,
} from './need-features.ts';
import { needWeights } from './need-weights.ts';

/** A need that a message may state, with the probability that it does. */
export type LikelyNeed = Mention & { readonly probability: number };

const weightsOf = (group: NeedFeatureGroup): ReadonlyMap<string, number> => new Map(needWeights[group]);
const shared: Readonly<Record<NeedFeatureGroup, ReadonlyMap<string, number>>> = {
  is: weightsOf('is'),
  previous: weightsOf('previous'),
  before: weightsOf('before'),
  next: weightsOf('next'),
  after: weightsOf('after'),
  beside: weightsOf('beside'),
  cue: weightsOf('cue'),
};

/** A topic's own weights: how much a word speaks for each need, in the order of the topic's needs. */
type TopicWeights = {
  readonly places: ReadonlyMap<string, number>;
  /** By the stem of a word anywhere in the message. */
  readonly words: ReadonlyMap<string, Float64Array>;
  /** By the stem of a word in the hit. */
  readonly hits: ReadonlyMap<string, Float64Array>;
};

const compiled = new WeakMap<Topic, TopicWeights>();

function weightsOfTopic(topic: Topic): TopicWeights {
  const known = compiled.get(topic);
  if (known !== undefined) return known;
  const places = new Map(topic.needs.map(({ id }, at) => [id, at]));
  const made = {
    places,
    words: rowsOf(topic.needWeights.words, places),
    hits: rowsOf(topic.needWeights.hits, places),
  };
  compiled.set(topic, made);
  return made;
}

function rowsOf(
  given: Topic['needWeights']['words'],
  places: ReadonlyMap<string, number>,
): ReadonlyMap<string, Float64Array> {
  const rows = new Map<string, Float64Array>();
  for (const [stem, weights] of Object.entries(given)) {
    const row = new Float64Array(places.size);
    for (const [need, weight] of Object.entries(weights)) {
      const place = places.get(need);
      if (place !== undefined) row[place] = weight;
    }
    rows.set(stem, row);
  }
  return rows;
}

const nothing: readonly LikelyNeed[] = [];

/**
 * How likely a message states each need that it may state: logistic regression over the features of the need's best hit
 * and, where the topic has weights of its own, over the words. `npm run train:needs` fits the weights. A need without a
 * hit is never claimed: on the training messages, words alone told none of them without claiming three times as many that
 * nobody had stated.
 */
export function likelyNeeds(
  hits: readonly NeedHit[],
  context: NeedContext,
  topic: Topic,
): readonly LikelyNeed[] {
  if (hits.length === 0) return nothing;
  const { places, words, hits: rowsOfHits } = weightsOfTopic(topic);
  const stems = words.size === 0 ? noStems : distinctStems(context);
  const found: LikelyNeed[] = [];
  for (const { id, from, to, loose } of bestHits(hits, context).values()) {
    const place = places.get(id) ?? -1;
    let score = 0;
    observeHit({ id, from, to, loose }, context, (group, name) => {
      score += shared[group].get(name) ?? 0;
    });
    for (const stem of stems) score += words.get(stem)?.[place] ?? 0;
    for (let at = from; at < to; at++) score += rowsOfHits.get(context.words[at]?.stem ?? '')?.[place] ?? 0;
    found.push({ id, from, to, probability: 1 / (1 + Math.exp(-score)) });
  }
  return sortByPosition(found);
}

const noStems: ReadonlySet<string> = new Set();

/** The stems of the words, each once. */
export function distinctStems({ words }: Pick<NeedContext, 'words'>): ReadonlySet<string> {
  const stems = new Set<string>();
  for (const { mark, value, stem } of words) if (!mark && value === undefined) stems.add(stem);
  return stems;
}

/** The hit of each need that's likeliest to state it: in a clause about the own project, not a question; then the longest. */
export function bestHits(
  hits: readonly NeedHit[],
  { clauses }: Pick<NeedContext, 'clauses'>,
): ReadonlyMap<string, NeedHit> {
  const best = new Map<string, { readonly hit: NeedHit; readonly rank: number }>();
  for (const hit of hits) {
    const { own, asks } = clauseOf(hit, clauses);
    const rank = (own ? 400 : 0) + (asks ? 0 : 200) + (hit.loose ? 0 : 100) + Math.min(lengthOf(hit), 99);
    const known = best.get(hit.id);
    if (known === undefined || rank > known.rank) best.set(hit.id, { hit, rank });
  }
  return new Map([...best].map(([id, { hit }]) => [id, hit]));
}
