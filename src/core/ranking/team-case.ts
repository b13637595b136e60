import type { Library } from '../../knowledge/queries.ts';
import type { Case } from './scores.ts';

/** What people weighed together: the options, the needs whose demands count, and the group's weights. */
export type TeamWeights = {
  readonly candidates: readonly string[];
  readonly needs: readonly string[];
  /** Criterion → weight; missing criteria count nothing. */
  readonly weights: ReadonlyMap<string, number>;
};

/** The case where only people's weights count; what the needs demand still knocks options out. */
export function teamCase(library: Library, { candidates, needs, weights }: TeamWeights): Case {
  return {
    candidates,
    needs,
    knows: [],
    weights: new Map(library.topic.criteria.map(({ id }) => [id, weights.get(id) ?? 0])),
  };
}
