import type { Library } from '../../knowledge/queries.ts';
import type { Need } from '../../knowledge/schema.ts';
import { ratedWeights } from './rated.ts';
import type { Case } from './scores.ts';

/** Factor for the weights of a need that someone said matters more. */
const emphasis = 2;

/**
 * Criterion → weight, all above 0, on the scale of needs (1 a little, 3 a lot): the sum of what the needs weigh, each
 * need once, emphasised ones doubled. A weight that people set replaces that sum; 0 leaves the criterion out.
 */
export function weightsOf(library: Library, weighed: Case): ReadonlyMap<string, number> {
  const known = weightsByCase.get(weighed);
  if (known?.library === library) return known.weights;
  const weights = addUp(library, weighed);
  weightsByCase.set(weighed, { library, weights });
  return weights;
}

/** One case is ranked, tested for robustness and searched for what would change it, one after another. */
const weightsByCase = new WeakMap<
  Case,
  { readonly library: Library; readonly weights: ReadonlyMap<string, number> }
>();

function addUp(
  library: Library,
  { needs, candidates, emphasised = [], weights: set }: Case,
): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const id of new Set(needs)) {
    const times = timesOf(id, emphasised);
    for (const [criterion, weight] of Object.entries(library.need(id)?.weighs ?? {}))
      weights.set(criterion, (weights.get(criterion) ?? 0) + weight * times);
  }
  if (set !== undefined) for (const [criterion, weight] of set) weights.set(criterion, weight);
  for (const [criterion, weight] of weights) if (weight <= 0) weights.delete(criterion);
  return ratedWeights(library, candidates, weights);
}

/** Factor for a need's weights, given the emphasised needs. */
export function timesOf(need: string, emphasised: readonly string[]): number {
  return emphasised.includes(need) ? emphasis : 1;
}

/** The sum of a need's weights. */
export function totalWeight({ weighs }: Pick<Need, 'weighs'>): number {
  return Object.values(weighs).reduce((sum, weight) => sum + weight, 0);
}
