import type { Library } from '../../knowledge/queries.ts';
import { type Ranking, rank, type Scored } from '../weigh/scores.ts';
import type { Weights } from './group.ts';

/** What is weighed: the options that are open, and the thread's needs, of which only the demands count. */
export type Field = { readonly candidates: readonly string[]; readonly needs: readonly string[] };

/** Scores nearer than this are the same but for rounding. */
const rounding = 1e-9;

/**
 * Ranks options by the weighted sum of their ratings under given shares, score(o) = Σ w(c)·r(o,c), as `rank` does
 * under the weights of needs. What the thread's needs demand still knocks out.
 *
 * @param shares add up to 1
 */
export function rankByShares(library: Library, { candidates, needs }: Field, shares: Weights): Ranking {
  const demanded = rank(library, { needs, candidates, knows: [] });
  const ranked = demanded.ranked.map(({ option }): Scored => {
    const points = [...shares].map(([criterion, share]) => ({
      criterion,
      rating: library.rating(option, criterion)?.rating ?? 0,
      share,
    }));
    return { option, score: points.reduce((sum, { rating, share }) => sum + rating * share, 0), points };
  });
  ranked.sort((a, b) =>
    Math.abs(b.score - a.score) < rounding
      ? candidates.indexOf(a.option) - candidates.indexOf(b.option)
      : b.score - a.score,
  );
  const [first, second] = ranked;
  return {
    ...demanded,
    ranked,
    weights: [...shares].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)),
    margin:
      first === undefined || second === undefined ? Number.POSITIVE_INFINITY : first.score - second.score,
  };
}

/** The one that is ahead; undefined where two are level. */
export function winnerOf({ ranked: [first], margin }: Ranking): string | undefined {
  return margin < rounding ? undefined : first?.option;
}
