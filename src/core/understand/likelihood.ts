import type { IntentKind } from '../intent.ts';
import { observe, ofWord } from './features.ts';
import { kinds, weights } from './intent-weights.ts';
import type { Situation } from './situation.ts';

/** Shares of likelihood by kind of intent; they add up to 1. */
export type Likelihood = ReadonlyMap<IntentKind, number>;

const rows = new Map(Object.entries(weights));
const rowsOfWords = new Map(
  [...rows]
    .filter(([name]) => name.startsWith(ofWord))
    .map(([name, row]) => [name.slice(ofWord.length), row]),
);

/** By kind; room for one message after another. */
const scores = new Float64Array(kinds.length);

/**
 * How likely each intent is, for messages that no certain rule decides: multinomial logistic regression
 * (Bishop, Pattern Recognition and Machine Learning, 4.3.4) over what is seen in the message. The weights are
 * fitted on the training splits by `npm run train`; nothing is random and nothing is looked up.
 */
export function likelihood(situation: Situation): Likelihood {
  scores.fill(0);
  const add = (row: readonly number[] | undefined, value: number): void => {
    if (row === undefined) return;
    for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) + value * (row[at] ?? 0);
  };
  observe(situation, {
    feature: (name, value) => add(rows.get(name), value),
    word: (stem) => add(rowsOfWords.get(stem), 1),
  });
  const most = Math.max(...scores);
  let sum = 0;
  for (const score of scores) sum += Math.exp(score - most);
  const shares = new Map<IntentKind, number>();
  for (const [at, kind] of kinds.entries()) shares.set(kind, Math.exp((scores[at] ?? 0) - most) / sum);
  return shares;
}

/** The likeliest of the kinds that are possible, with its share. */
export function likeliest(
  shares: Likelihood,
  isPossible: (kind: IntentKind) => boolean = () => true,
): { readonly kind: IntentKind; readonly share: number } {
  let best: { kind: IntentKind; share: number } = { kind: 'out_of_scope', share: 0 };
  for (const [kind, share] of shares) if (share > best.share && isPossible(kind)) best = { kind, share };
  return best;
}
