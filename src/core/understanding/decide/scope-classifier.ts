import { observeScope } from './scope-features.ts';
import { scopeWeights, weightedScopes } from './scope-weights.ts';
import type { Situation } from './situation.ts';

/**
 * What a message asks for: something that the bot may answer; fixing, installing or writing something by hand; or
 * something else altogether, such as prices or the weather.
 */
export type Scope = 'within' | 'hands-on' | 'elsewhere';

const rows = new Map(Object.entries(scopeWeights));

/**
 * The likeliest scope, with its probability: multinomial logistic regression over the message's words and shape, with
 * weights fitted by `npm run train`.
 */
export function likeliestScope(situation: Situation): { readonly scope: Scope; readonly share: number } {
  const scores = weightedScopes.map(() => 0);
  observeScope(situation, situation.hasContext, (name, value) => {
    const row = rows.get(name);
    if (row === undefined) return;
    for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) + value * (row[at] ?? 0);
  });
  const most = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - most));
  const sum = raised.reduce((total, value) => total + value, 0);
  const at = scores.indexOf(most);
  return { scope: weightedScopes[at] ?? 'within', share: (raised[at] ?? 0) / sum };
}
