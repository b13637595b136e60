import type { Library } from '../../knowledge/queries.ts';
import type { Case } from './scores.ts';

/** What people weighed together: the options, the needs whose demands count, and the group's weights. */
export type TeamWeights = {
  readonly candidates: readonly string[];
  readonly needs: readonly string[];
  /** Criterion → weight; a criterion that is missing counts nothing. */
  readonly weights: ReadonlyMap<string, number>;
};

/** The case in which nothing weighs but what people gave weight; what the needs demand still knocks out. */
export function teamCase(library: Library, { candidates, needs, weights }: TeamWeights): Case {
  return {
    candidates,
    needs,
    knows: [],
    weights: new Map(library.topic.criteria.map(({ id }) => [id, weights.get(id) ?? 0])),
  };
}
