import type { Library } from '../../knowledge/queries.ts';
import type { Claim } from '../../knowledge/schema.ts';

/** A criterion on which two options differ, and by how much in favour of the one. */
export type RatingGap = { readonly criterion: string; readonly gap: number };

/** What a later switch takes and changes, as far as the data knows. */
export type Switch = {
  readonly from: string;
  readonly to: string;
  /** What is known of leaving the one and of coming to the other. */
  readonly claims: readonly Claim[];
  /** Where the one that is left is ahead: the most first. */
  readonly loses: readonly RatingGap[];
  readonly gains: readonly RatingGap[];
};

/**
 * What is lost and gained between two options: their ratings' differences, each times its criterion's weight where
 * something weighs, else as they are.
 *
 * @param weights criterion → weight; empty where nothing is known of what counts
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
