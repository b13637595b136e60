import type { Topic } from '../../../../knowledge/schema.ts';
import { sortByPosition } from '../../text/word-range.ts';
import type { Mention } from '../mention.ts';
import { needEvidenceOf, observeEvidence, observeOwnWords, type TopicFeatureGroup } from './need-evidence.ts';
import { type NeedContext, type NeedHit, needFeatureGroups } from './need-features.ts';
import { needWeights } from './need-weights.ts';

/** A need that a message may state, with the probability that it does. */
export type LikelyNeed = Mention & {
  readonly probability: number;
  /** True if no phrase of it occurs, only hints. */
  readonly hint: boolean;
};

const shared: Readonly<Record<string, ReadonlyMap<string, number>>> = Object.fromEntries(
  needFeatureGroups.map((group) => [group, new Map(needWeights[group])]),
);

type Rows = ReadonlyMap<string, Float64Array>;

/** A topic's own weights: how much a word speaks for each need, in the order of the topic's needs. */
type TopicWeights = {
  readonly places: ReadonlyMap<string, number>;
  readonly rows: Readonly<Record<TopicFeatureGroup, Rows>>;
  /** False for a topic without weights of its own. */
  readonly fitted: boolean;
};

const compiled = new WeakMap<Topic, TopicWeights>();

function weightsOfTopic(topic: Topic): TopicWeights {
  const known = compiled.get(topic);
  if (known !== undefined) return known;
  const places = new Map(topic.needs.map(({ id }, at) => [id, at]));
  const { base, words, hits, phrases, hints } = topic.needWeights;
  const made = {
    places,
    rows: {
      base: rowsOf(base, places),
      words: rowsOf(words, places),
      hits: rowsOf(hits, places),
      phrases: rowsOf(phrases, places),
      hints: rowsOf(hints, places),
    },
    fitted: Object.keys(base).length > 0,
  };
  compiled.set(topic, made);
  return made;
}

function rowsOf(given: Topic['needWeights']['words'], places: ReadonlyMap<string, number>): Rows {
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
 * How likely a message states each need that it may state: logistic regression over what speaks for the need and, where the
 * topic has weights of its own, over the words. `npm run train:needs` fits the weights. A need without a phrase or a hint is
 * never claimed: on the training messages, words and pairs of words alone told one in a hundred more.
 */
export function likelyNeeds(
  hits: readonly NeedHit[],
  hints: readonly NeedHit[],
  context: NeedContext,
  topic: Topic,
): readonly LikelyNeed[] {
  if (hits.length + hints.length === 0) return nothing;
  const { places, rows, fitted } = weightsOfTopic(topic);
  const stems = fitted ? distinctStems(context) : noStems;
  const found: LikelyNeed[] = [];
  const all = needEvidenceOf(hits, fitted ? hints : noHints, context.clauses);
  for (const evidence of all) {
    const { id, best } = evidence;
    const place = places.get(id) ?? -1;
    let score = 0;
    observeEvidence(evidence, context, { all, fitted }, (group, name) => {
      score += shared[group]?.get(name) ?? 0;
    });
    observeOwnWords(evidence, context.words, (group, name) => {
      score += rows[group].get(name)?.[place] ?? 0;
    });
    for (const stem of stems) score += rows.words.get(stem)?.[place] ?? 0;
    found.push({
      id,
      from: best.from,
      to: best.to,
      hint: best.hint,
      probability: 1 / (1 + Math.exp(-score)),
    });
  }
  return sortByPosition(found);
}

const noHints: readonly NeedHit[] = [];
const noStems: ReadonlySet<string> = new Set();

/** The stems of the words, each once. */
export function distinctStems({ words }: Pick<NeedContext, 'words'>): ReadonlySet<string> {
  const stems = new Set<string>();
  for (const { mark, value, stem } of words) if (!mark && value === undefined) stems.add(stem);
  return stems;
}
