import type { IntentKind } from '../../turn/intent.ts';
import { type FeatureObserver, observeFeatures, wordFeaturePrefix } from './features.ts';
import { intentWeights, weightedIntents } from './intent-weights.ts';
import type { Situation } from './situation.ts';

/** Probabilities in the order of `weightedIntents`; they add up to 1. */
export type IntentProbabilities = readonly number[];

/** All weights in one array, row after row, and where the row of each feature and each word starts. */
const table = new Float64Array(Object.values(intentWeights).flat());
const rows = new Map(Object.keys(intentWeights).map((name, at) => [name, at * weightedIntents.length]));
const rowsOfWords = new Map(
  [...rows]
    .filter(([name]) => name.startsWith(wordFeaturePrefix))
    .map(([name, row]) => [name.slice(wordFeaturePrefix.length), row]),
);

/** One score per intent; reused for every message. */
const scores = new Float64Array(weightedIntents.length);

function add(row: number | undefined, value: number): void {
  if (row === undefined) return;
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) + value * (table[row + at] ?? 0);
}

const adding: FeatureObserver = {
  feature: (name, value) => add(rows.get(name), value),
  word: (stem) => add(rowsOfWords.get(stem), 1),
};

/**
 * How likely each intent is, for messages that no rule decides: multinomial logistic regression (Bishop,
 * Pattern Recognition and Machine Learning, 4.3.4) over the message's features. `npm run train` fits the
 * weights on the training splits. Nothing is random and nothing is looked up.
 */
export function intentProbabilities(situation: Situation): IntentProbabilities {
  scores.fill(0);
  observeFeatures(situation, adding);
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) most = Math.max(most, score);
  let sum = 0;
  for (const score of scores) sum += Math.exp(score - most);
  return weightedIntents.map((_, at) => Math.exp((scores[at] ?? 0) - most) / sum);
}

/** The likeliest of the possible intents, with its probability. */
export function likeliest(
  shares: IntentProbabilities,
  isPossible: (kind: IntentKind) => boolean = () => true,
): { readonly kind: IntentKind; readonly share: number } {
  let likeliest: IntentKind = 'out_of_scope';
  let most = 0;
  for (let at = 0; at < weightedIntents.length; at++) {
    const kind = weightedIntents[at];
    const share = shares[at] ?? 0;
    if (kind === undefined || share <= most || !isPossible(kind)) continue;
    likeliest = kind;
    most = share;
  }
  return { kind: likeliest, share: most };
}
