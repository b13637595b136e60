import type { IntentKind } from '../intent.ts';
import { features } from './features.ts';
import { kinds, weights } from './intent-weights.ts';
import type { Situation } from './situation.ts';

/** Shares of likelihood by kind of intent; they add up to 1. */
export type Likelihood = ReadonlyMap<IntentKind, number>;

const rows = new Map(Object.entries(weights));

/**
 * How likely each intent is, for messages that no certain rule decides: multinomial logistic regression
 * (Bishop, Pattern Recognition and Machine Learning, 4.3.4) over what is seen in the message. The weights are
 * fitted on the training splits by `npm run train`; nothing is random and nothing is looked up.
 */
export function likelihood(situation: Situation): Likelihood {
  const scores = kinds.map(() => 0);
  for (const [feature, value] of features(situation)) {
    const row = rows.get(feature);
    if (row === undefined) continue;
    for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) + value * (row[at] ?? 0);
  }
  const most = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - most));
  const sum = raised.reduce((total, value) => total + value, 0);
  return new Map(kinds.map((kind, at) => [kind, (raised[at] ?? 0) / sum]));
}

/** The likeliest kind with its share. */
export function likeliest(shares: Likelihood): { readonly kind: IntentKind; readonly share: number } {
  let best: { kind: IntentKind; share: number } = { kind: 'out_of_scope', share: 0 };
  for (const [kind, share] of shares) if (share > best.share) best = { kind, share };
  return best;
}
