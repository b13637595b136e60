import { observeScope } from './scope-features.ts';
import { scopeWeights, weightedScopes } from './scope-weights.ts';
import type { Situation } from './situation.ts';

/**
 * What a message asks for: something that the bot may answer; fixing, installing or writing something by hand; or
 * something else altogether, such as prices or the weather.
 */
export type Scope = 'within' | 'hands-on' | 'elsewhere';

/**
 * A message is out of scope below this probability of being within: most are within, and declining one of those costs
 * more. In a thread it more often goes on with the subject.
 */
const leastWithin = { alone: 0.4, inThread: 0.2 } as const;

const rows = new Map(Object.entries(scopeWeights));

/**
 * The scope that a message is taken for, with its probability: multinomial logistic regression over the message's words and shape, with
 * weights fitted by `npm run train`.
 */
export function scopeOf(situation: Situation): { readonly scope: Scope; readonly share: number } {
  const scores = weightedScopes.map(() => 0);
  observeScope(situation, situation.hasContext, (name, value) => {
    const row = rows.get(name);
    if (row === undefined) return;
    for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) + value * (row[at] ?? 0);
  });
  const most = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - most));
  const sum = raised.reduce((total, value) => total + value, 0);
  const within = (raised[0] ?? 0) / sum;
  if (within >= (situation.hasContext ? leastWithin.inThread : leastWithin.alone))
    return { scope: 'within', share: within };
  const [, handsOn = 0, elsewhere = 0] = scores;
  return { scope: handsOn >= elsewhere ? 'hands-on' : 'elsewhere', share: 1 - within };
}
