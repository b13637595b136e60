/** Criterion → how much it counts, never below 0. Missing criteria count 0. */
export type CriterionWeights = ReadonlyMap<string, number>;

/** How a team disagrees on one criterion, and what that means for the result. */
export type Division = {
  readonly criterion: string;
  /** The mean of the people's shares. */
  readonly share: number;
  /** Population standard deviation of the people's shares, 0 to 0.5. */
  readonly spread: number;
  /** The winner if this criterion counts as little as anyone gave it, and as much as anyone gave it. */
  readonly winners: { readonly least: string | undefined; readonly most: string | undefined };
  /** Whether the two differ from each other or from the group's winner. */
  readonly matters: boolean;
};

/** From this spread of shares on, a criterion divides a team: one of three gives it 21 points in 100 more than the others. */
export const dividing = 0.1;

/** With fewer answers, only the combined ranking is shown: of two people, each could work out the other's weights. */
export const fewestToCompare = 3;

/** Weights as shares that add up to 1; null if nothing counts. */
export function sharesOf(weights: CriterionWeights): CriterionWeights | null {
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  if (total <= 0) return null;
  return new Map([...weights].map(([criterion, weight]) => [criterion, weight / total]));
}

/**
 * The group's share of each criterion: the arithmetic mean over people of their own shares,
 * W(c) = 1/n · Σ w(p,c) / Σ w(p,k). Taking shares first means that giving high numbers throughout doesn't count for
 * more. Aggregation of individual priorities (Forman and Peniwati, Aggregating individual judgments and
 * priorities with the analytic hierarchy process, European Journal of Operational Research 108, 1998).
 *
 * @param people each person's shares, as `sharesOf` returns them
 */
export function combinedShares(people: readonly CriterionWeights[]): CriterionWeights {
  const sums = new Map<string, number>();
  for (const shares of people)
    for (const [criterion, share] of shares) sums.set(criterion, (sums.get(criterion) ?? 0) + share);
  return new Map([...sums].map(([criterion, sum]) => [criterion, sum / people.length]));
}

/**
 * How a team disagrees, by criterion, widest spread first. The spread is the population standard deviation of the
 * people's shares, σ(c) = √(1/n · Σ (w(p,c) − W(c))²): in the unit of the shares, and 0 only if all agree. It matters
 * if the group's winner changes when the criterion takes the lowest or highest share that anyone gave it while the
 * others keep their proportions (one-way sensitivity over the team's own range).
 *
 * @param people each person's shares
 * @param winnerOf the winner under given shares; undefined for none or several
 */
export function divisions(
  people: readonly CriterionWeights[],
  winnerOf: (shares: CriterionWeights) => string | undefined,
): readonly Division[] {
  const mean = combinedShares(people);
  const winner = winnerOf(mean);
  return [...mean]
    .map(([criterion, share]): Division => {
      const given = people.map((shares) => shares.get(criterion) ?? 0);
      const variance = given.reduce((sum, one) => sum + (one - share) ** 2, 0) / people.length;
      const winners = {
        least: winnerOf(withShare(mean, criterion, Math.min(...given))),
        most: winnerOf(withShare(mean, criterion, Math.max(...given))),
      };
      return {
        criterion,
        share,
        spread: Math.sqrt(variance),
        winners,
        matters: winners.least !== winner || winners.most !== winner,
      };
    })
    .sort((a, b) => b.spread - a.spread || (a.criterion < b.criterion ? -1 : 1));
}

/** The shares with one replaced and the others scaled in proportion, so that they add up to 1 again. */
function withShare(shares: CriterionWeights, criterion: string, share: number): CriterionWeights {
  const others = 1 - (shares.get(criterion) ?? 0);
  if (others <= 0) return shares;
  return new Map(
    [...shares].map(([id, own]) => [id, id === criterion ? share : (own * (1 - share)) / others]),
  );
}
