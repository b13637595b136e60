import type { Library } from '../../knowledge/queries.ts';
import type { Familiarity, StatedNeed } from '../conversation.ts';

/** What the ranking rests on: which needs are stated, which options are open, which the team knows. */
export type Case = {
  readonly needs: readonly string[];
  readonly candidates: readonly string[];
  readonly knows: readonly string[];
};

/** What one criterion adds to an option's score. */
export type Point = {
  readonly criterion: string;
  /** 0 to 5. */
  readonly rating: number;
  /** Share of all weight, 0 to 1. */
  readonly share: number;
};

export type Scored = {
  readonly option: string;
  /** 0 to 5. */
  readonly score: number;
  readonly points: readonly Point[];
};

/** An option that does not meet what a need demands. */
export type KnockOut = {
  readonly option: string;
  readonly need: string;
  readonly criterion: string;
  readonly rating: number;
  readonly demanded: number;
};

export type Ranking = {
  /** Options that meet every demand, best first; equal ones in the order of the topic's files. */
  readonly ranked: readonly Scored[];
  readonly knockedOut: readonly KnockOut[];
  /** Criterion → weight, in order of weight. */
  readonly weights: readonly (readonly [criterion: string, weight: number])[];
  /** Score of the first less that of the second; Infinity where there is no second. */
  readonly margin: number;
};

/** Below this difference of scores a ranking is a close call: less than the half step of one starred rating. */
export const closeCall = 0.3;

/** How much it counts that the team knows an option, on the scale of needs' weights, and the rating it stands for. */
export const familiarity = { weight: 2, known: 5, unknown: 3 } as const;

/**
 * Ranks options by the weighted sum of their ratings, divided by the sum of the weights:
 * score(o) = Σ w(c)·r(o,c) / Σ w(c). The additive model of multi-attribute value theory (Keeney and Raiffa,
 * Decisions with Multiple Objectives, 1976). A need that is stated twice counts once. Needs that demand a
 * rating knock out the options below it, unless that would leave nothing.
 */
export function rank(library: Library, { needs, candidates, knows }: Case): Ranking {
  const weights = new Map<string, number>();
  for (const id of new Set(needs)) {
    for (const [criterion, weight] of Object.entries(library.need(id)?.weighs ?? {}))
      weights.set(criterion, (weights.get(criterion) ?? 0) + weight);
  }
  const counted = knows.length > 0 && weights.size > 0 ? familiarity.weight : 0;
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0) + counted;
  const out = knockOuts(library, needs, candidates);
  const remaining = candidates.filter((option) => !out.some((knockOut) => knockOut.option === option));
  const ranked = (remaining.length > 0 ? remaining : candidates).map((option): Scored => {
    const points = [...weights].map(
      ([criterion, weight]): Point => ({
        criterion,
        rating: library.rating(option, criterion)?.rating ?? 0,
        share: total === 0 ? 0 : weight / total,
      }),
    );
    const known =
      total === 0
        ? 0
        : (counted / total) * (knows.includes(option) ? familiarity.known : familiarity.unknown);
    return { option, score: points.reduce((sum, { rating, share }) => sum + rating * share, known), points };
  });
  ranked.sort((a, b) => b.score - a.score || candidates.indexOf(a.option) - candidates.indexOf(b.option));
  const [first, second] = ranked;
  return {
    ranked,
    knockedOut: remaining.length > 0 ? out : [],
    weights: [...weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)),
    margin:
      first === undefined || second === undefined ? Number.POSITIVE_INFINITY : first.score - second.score,
  };
}

function knockOuts(library: Library, needs: readonly string[], candidates: readonly string[]): KnockOut[] {
  const out: KnockOut[] = [];
  for (const need of new Set(needs)) {
    for (const [criterion, demanded] of Object.entries(library.need(need)?.demands ?? {})) {
      for (const option of candidates) {
        const rating = library.rating(option, criterion)?.rating ?? 0;
        if (rating < demanded && !out.some((known) => known.option === option))
          out.push({ option, need, criterion, rating, demanded });
      }
    }
  }
  return out;
}

/** The case that a conversation's needs make for the given candidates. */
export function caseOf(
  needs: readonly StatedNeed[],
  knows: readonly Familiarity[],
  candidates: readonly string[],
): Case {
  return {
    needs: [...new Set(needs.map(({ need }) => need))].sort(),
    candidates,
    knows: [...new Set(knows.map(({ option }) => option))],
  };
}
