import type { IntentKind } from '../../turn/intent.ts';
import { type Observer, observe, ofWord } from './features.ts';
import { kinds, weights } from './intent-weights.ts';
import type { Situation } from './situation.ts';

/** Shares of likelihood, in the order of `kinds`; they add up to 1. */
export type Likelihood = readonly number[];

/** All weights in one stretch, row after row, and where the row of each thing seen and of each word begins. */
const table = new Float64Array(Object.values(weights).flat());
const rows = new Map(Object.keys(weights).map((name, at) => [name, at * kinds.length]));
const rowsOfWords = new Map(
  [...rows]
    .filter(([name]) => name.startsWith(ofWord))
    .map(([name, row]) => [name.slice(ofWord.length), row]),
);

/** By kind; room for one message after another. */
const scores = new Float64Array(kinds.length);

function add(row: number | undefined, value: number): void {
  if (row === undefined) return;
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) + value * (table[row + at] ?? 0);
}

const adding: Observer = {
  feature: (name, value) => add(rows.get(name), value),
  word: (stem) => add(rowsOfWords.get(stem), 1),
};

/**
 * How likely each intent is, for messages that no certain rule decides: multinomial logistic regression
 * (Bishop, Pattern Recognition and Machine Learning, 4.3.4) over what is seen in the message. The weights are
 * fitted on the training splits by `npm run train`; nothing is random and nothing is looked up.
 */
export function likelihood(situation: Situation): Likelihood {
  scores.fill(0);
  observe(situation, adding);
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) most = Math.max(most, score);
  let sum = 0;
  for (const score of scores) sum += Math.exp(score - most);
  return kinds.map((_, at) => Math.exp((scores[at] ?? 0) - most) / sum);
}

/** The likeliest of the kinds that are possible, with its share. */
export function likeliest(
  shares: Likelihood,
  isPossible: (kind: IntentKind) => boolean = () => true,
): { readonly kind: IntentKind; readonly share: number } {
  let likeliest: IntentKind = 'out_of_scope';
  let most = 0;
  for (let at = 0; at < kinds.length; at++) {
    const kind = kinds[at];
    const share = shares[at] ?? 0;
    if (kind === undefined || share <= most || !isPossible(kind)) continue;
    likeliest = kind;
    most = share;
  }
  return { kind: likeliest, share: most };
}
