import type { Library } from '../../knowledge/queries.ts';
import { type KnockOut, knockOuts, type RatingOf } from './knock-outs.ts';
import { ratedOf, ratedWeights } from './rated.ts';
import { weightsOf } from './weights.ts';

/** What a ranking rests on: the stated needs, the open options, and the options the team knows. */
export type Case = {
  readonly needs: readonly string[];
  readonly candidates: readonly string[];
  readonly knows: readonly string[];
  /** Needs that someone said matter more. */
  readonly emphasised?: readonly string[];
  /** Criterion → weight that people set, which replaces what the needs give it; 0 leaves the criterion out. */
  readonly weights?: ReadonlyMap<string, number>;
};

/** A case with its weights worked out: the rest is arithmetic. */
export type WeightedCase = {
  readonly candidates: readonly string[];
  readonly knows: readonly string[];
  /** Criterion → weight, on any scale: only their proportions to each other and to `familiarity.weight` count. */
  readonly weights: ReadonlyMap<string, number>;
  /** Needs whose demands knock options out; their weights aren't read. */
  readonly needs: readonly string[];
  /** Replaces the library's ratings. */
  readonly ratingOf?: RatingOf;
};

/** What one criterion adds to an option's score. */
export type Contribution = {
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
  readonly points: readonly Contribution[];
};

export type Ranking = {
  /** Options that meet every demand, best first; equals in the order of the candidates. */
  readonly ranked: readonly Scored[];
  readonly knockedOut: readonly KnockOut[];
  /** If no option meets every demand, what each fails first; all are ranked then. Else empty. */
  readonly unmet: readonly KnockOut[];
  /** Criterion → weight, heaviest first. */
  readonly weights: readonly (readonly [criterion: string, weight: number])[];
  /** Score of the first minus that of the second; Infinity if there's no second. */
  readonly margin: number;
};

/** Below this margin a ranking is a close call: less than half a step of one starred rating. */
export const closeCall = 0.3;

/** How much it counts that the team knows an option, on the scale of needs' weights, and the ratings it stands for. */
export const familiarity = { weight: 2, known: 5, unknown: 3 } as const;

/** Scores that differ by less are equal: the difference is floating-point error. */
const equal = 1e-9;

/** Ranks options for a case: weights from the needs and from people, demands from the needs. */
export function rank(library: Library, weighed: Case): Ranking {
  return rankByWeights(library, { ...weighed, weights: weightsOf(library, weighed) });
}

/**
 * Ranks options by the weighted sum of their ratings, divided by the sum of the weights:
 * score(o) = Σ w(c)·r(o,c) / Σ w(c). The additive model of multi-attribute value theory (Keeney and Raiffa,
 * Decisions with Multiple Objectives, 1976). Needs that demand a rating knock out the options below it, unless none
 * would be left.
 */
export function rankByWeights(library: Library, weighing: WeightedCase): Ranking {
  const { needs, ratingOf = ratingIn(library) } = weighing;
  const candidates = ratedOf(library, weighing.candidates);
  const weights = ratedWeights(library, candidates, weighing.weights);
  const scoreOf = scoring({ ...weighing, weights });
  const out = knockOuts(library, needs, candidates, ratingOf);
  const remaining =
    out.length === 0
      ? candidates
      : candidates.filter((option) => !out.some((knockOut) => knockOut.option === option));
  // A loop rather than `map`, for the reason `idsOf` gives: rankings are made everywhere too.
  const ranked: Scored[] = [];
  for (const option of remaining.length > 0 ? remaining : candidates) ranked.push(scoreOf(option, ratingOf));
  // Sorting is stable, so equals keep their order.
  ranked.sort((a, b) => (Math.abs(a.score - b.score) < equal ? 0 : b.score - a.score));
  const [first, second] = ranked;
  return {
    ranked,
    knockedOut: remaining.length > 0 ? out : [],
    unmet: remaining.length > 0 ? [] : out,
    weights: [...weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)),
    margin:
      first === undefined || second === undefined ? Number.POSITIVE_INFINITY : first.score - second.score,
  };
}

/**
 * Scores options by the given weights. One answer scores some hundred times to find what would change it, so what
 * stays the same is computed once.
 */
export function scoring({
  knows,
  weights,
}: Pick<WeightedCase, 'knows' | 'weights'>): (option: string, ratingOf: RatingOf) => Scored {
  const counted = knows.length > 0 && weights.size > 0 ? familiarity.weight : 0;
  let total = 0;
  for (const weight of weights.values()) total += weight;
  total += counted;
  const share = (weight: number): number => (total === 0 ? 0 : weight / total);
  const shares: { readonly criterion: string; readonly share: number }[] = [];
  for (const [criterion, weight] of weights) shares.push({ criterion, share: share(weight) });
  return (option, ratingOf) => {
    let score = share(counted) * (knows.includes(option) ? familiarity.known : familiarity.unknown);
    const points: Contribution[] = [];
    for (const { criterion, share: of } of shares) {
      const rating = ratingOf(option, criterion);
      points.push({ criterion, rating, share: of });
      score += rating * of;
    }
    return { option, score, points };
  };
}

/** Whether a score exceeds another by more than rounding. */
export function isAhead(score: number, other: number): boolean {
  return score - other >= equal;
}

/** The option that wins; undefined if nothing is weighed or there's nothing to choose from. */
export function winnerOf({ ranked, weights }: Ranking): string | undefined {
  return weights.length === 0 ? undefined : ranked[0]?.option;
}

/**
 * The option that has overtaken a former winner: strictly ahead of it, or first because it's out. Undefined if the
 * former winner still wins or shares the lead.
 */
export function overtaking(ranking: Ranking, former: string): string | undefined {
  const first = winnerOf(ranking);
  if (first === undefined || first === former) return undefined;
  const score = (option: string): number =>
    ranking.ranked.find((scored) => scored.option === option)?.score ?? Number.NEGATIVE_INFINITY;
  return isAhead(score(first), score(former)) ? first : undefined;
}

export function ratingIn(library: Library): RatingOf {
  return (option, criterion) => library.rating(option, criterion)?.rating ?? 0;
}

/**
 * The case made by a conversation's needs, for the given candidates. What a team chose by from the start, and somebody states
 * as well, matters more.
 */
export function caseOf(
  needs: readonly { readonly need: string; readonly standing?: boolean | undefined }[],
  knows: readonly { readonly option: string }[],
  candidates: readonly string[],
  emphasised: readonly { readonly need: string }[] = [],
): Case {
  return {
    needs: [...new Set(needs.map(({ need }) => need))].sort(),
    candidates,
    knows: [...new Set(knows.map(({ option }) => option))],
    emphasised: [...new Set([...emphasised, ...saidAsWell(needs)].map(({ need }) => need))].sort(),
  };
}

function saidAsWell(
  needs: readonly { readonly need: string; readonly standing?: boolean | undefined }[],
): readonly { readonly need: string }[] {
  const standing = new Set(needs.flatMap(({ need, standing: stands }) => (stands === true ? [need] : [])));
  return standing.size === 0
    ? []
    : needs.filter(({ need, standing: stands }) => stands !== true && standing.has(need));
}
