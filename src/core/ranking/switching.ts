import type { Library } from '../../knowledge/queries.ts';
import type { Claim } from '../../knowledge/schema.ts';

/** A criterion on which two options differ, and by how much in favour of one of them. */
export type RatingGap = { readonly criterion: string; readonly gap: number };

/** What a later switch would take and change, as far as the data shows. */
export type Switch = {
  readonly from: string;
  readonly to: string;
  /** Claims about leaving the one and moving to the other. */
  readonly claims: readonly Claim[];
  /** Where `from` is ahead, widest gap first. */
  readonly loses: readonly RatingGap[];
  readonly gains: readonly RatingGap[];
};

/**
 * What a switch loses and gains: the differences of ratings, each times its criterion's weight if anything is
 * weighted.
 *
 * @param weights criterion → weight; empty if it's unknown what counts
 */
export function switching(
  library: Library,
  from: string,
  to: string,
  weights: ReadonlyMap<string, number>,
): Switch {
  const criteria = library.topic.criteria.filter(({ id }) => weights.size === 0 || weights.has(id));
  const differences = criteria.map(({ id }): RatingGap => {
    const rated = (option: string): number => library.rating(option, id)?.rating ?? 0;
    return { criterion: id, gap: (rated(from) - rated(to)) * (weights.get(id) ?? 1) };
  });
  return {
    from,
    to,
    claims: [
      ...library.claimsOf(from).filter((claim) => claim.switching === 'from'),
      ...library.claimsOf(to).filter((claim) => claim.switching === 'to'),
    ],
    loses: differences.filter(({ gap }) => gap > 0).sort((a, b) => b.gap - a.gap),
    gains: differences
      .filter(({ gap }) => gap < 0)
      .map(({ criterion, gap }) => ({ criterion, gap: -gap }))
      .sort((a, b) => b.gap - a.gap),
  };
}
