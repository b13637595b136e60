import type { Library } from '../../knowledge/queries.ts';
import { type Ranking, rank } from '../ranking/scores.ts';
import { teamCase } from '../ranking/team-case.ts';
import type { CriterionWeights } from './group-shares.ts';

/** What is weighed: the open options, and the thread's needs, of which only the demands count. */
export type WeighedField = { readonly candidates: readonly string[]; readonly needs: readonly string[] };

/** Scores closer than this are equal but for rounding. */
const rounding = 1e-9;

/**
 * Ranks options by the weighted sum of their ratings under given shares, as `rank` does with the weights of needs.
 * The demands of the thread's needs still knock options out.
 */
export function rankByShares(
  library: Library,
  { candidates, needs }: WeighedField,
  shares: CriterionWeights,
): Ranking {
  return rank(library, teamCase(library, { candidates, needs, weights: shares }));
}

/** The option that's ahead; undefined if two are level. */
export function soleWinner({ ranked: [first], margin }: Ranking): string | undefined {
  return margin < rounding ? undefined : first?.option;
}
