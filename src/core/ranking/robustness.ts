import type { Library } from '../../knowledge/queries.ts';
import type { Rating } from '../../knowledge/schema.ts';
import type { RatingOf } from './knock-outs.ts';
import { isMissing } from './rated.ts';
import {
  type Case,
  isAhead,
  overtaking,
  type Ranking,
  rank,
  rankByWeights,
  ratingIn,
  scoring,
  type WeightedCase,
  winnerOf,
} from './scores.ts';
import { weightsOf } from './weights.ts';

/** A doubt that suffices to make another option win. */
export type Shift =
  /** A starred rating, which a careful person could set one point higher or lower. */
  | {
      readonly kind: 'rating';
      readonly option: string;
      readonly criterion: string;
      readonly from: number;
      readonly to: number;
      readonly winner: string;
    }
  /** A disputed claim: without it, these criteria have a rating with no evidence, and don't count. */
  | {
      readonly kind: 'claim';
      readonly claim: string;
      readonly criteria: readonly string[];
      readonly winner: string;
    };

export type Robustness = {
  /** How many starred ratings were moved, one at a time, one point up and one point down. */
  readonly starred: number;
  /** Disputed claims behind the ratings that count, in the order of the topic's claims. */
  readonly disputed: readonly string[];
  /** Empty if the ranking is robust. Claims first, then ratings by their criterion's weight. */
  readonly shifts: readonly Shift[];
  /** The ranking without any disputed claim if its order differs; else null. */
  readonly undisputed: Ranking | null;
};

type Rated = { readonly option: string; readonly criterion: string; readonly rating: Rating };

/** How far a careful person could differ from a rating that is a judgement. */
const step = 1;
const scale = { least: 0, most: 5 } as const;

/** One point up and one down; what several people gave moves no further than they are apart. */
function movesOf({ rating, spread = scale }: Rating): readonly number[] {
  return [Math.min(rating + step, spread.most), Math.max(rating - step, spread.least)].filter(
    (to) => to !== rating && to >= scale.least && to <= scale.most,
  );
}

/**
 * Whether the winner stands when each starred rating moves by one point either way, one at a time, and when each
 * disputed claim is left out. A rating with no other claim is then missing, and missing isn't 0: its criterion is
 * neither weighed nor demanded, for any option.
 *
 * @param now the case's ranking, if the caller has it
 */
export function robustness(
  library: Library,
  weighed: Case,
  now: Ranking = rank(library, weighed),
): Robustness {
  const weights = weightsOf(library, weighed);
  const weighing: WeightedCase = { ...weighed, weights };
  const winner = winnerOf(now);
  if (winner === undefined) return { starred: 0, disputed: [], shifts: [], undisputed: null };
  const demands = weighed.needs.flatMap((need) => Object.entries(library.need(need)?.demands ?? {}));
  const criteria = new Set([...weights.keys(), ...demands.map(([criterion]) => criterion)]);
  const ratings: Rated[] = [];
  for (const option of weighed.candidates) {
    for (const criterion of criteria) {
      const rating = library.rating(option, criterion);
      if (rating !== undefined) ratings.push({ option, criterion, rating });
    }
  }
  const doubted = ratings.filter(({ rating }) => rating.evidence.some(library.isDisputed));
  const disputed =
    doubted.length === 0
      ? []
      : library.disputed.filter((id) => doubted.some(({ rating }) => rating.evidence.includes(id)));

  /** Criteria with a rating that rests only on the given disputed claims. */
  const restingOn = (claims: readonly string[]): readonly string[] => [
    ...new Set(
      doubted
        .filter(({ rating }) => rating.evidence.every((id) => claims.includes(id)))
        .map(({ criterion }) => criterion),
    ),
  ];
  const rated = ratingIn(library);
  /** The ranking with these criteria neither weighed nor demanded. */
  const without = (missing: readonly string[]): Ranking =>
    missing.length === 0
      ? now
      : rankByWeights(library, {
          ...weighing,
          weights: new Map([...weights].filter(([criterion]) => !missing.includes(criterion))),
          ratingOf: (option, criterion) =>
            missing.includes(criterion) ? Number.POSITIVE_INFINITY : rated(option, criterion),
        });

  const [best, second] = now.ranked;
  const lead = best?.score ?? 0;
  const shares = new Map(best?.points.map(({ criterion, share }) => [criterion, share]));
  const scores = new Map(now.ranked.map(({ option, score }) => [option, score]));

  /**
   * Who overtakes the winner if one rating changes. Only that option's score moves, by its criterion's share of all
   * weight, so no other option is scored: ranking all options for each of their ratings would be quadratic.
   */
  function overtakingWith({ option, criterion, rating }: Rated, to: number): string | undefined {
    const isOut = demands.some(
      ([of, least]) => !isMissing(library, option, of) && (of === criterion ? to : rated(option, of)) < least,
    );
    const allAreOut = now.unmet.length > 0;
    // If none met every demand, all were ranked; one that now does stands alone.
    if (allAreOut && !isOut) return option === winner ? undefined : option;
    if (!allAreOut && isOut) return option === winner ? leadingWithout(option, criterion, to) : undefined;
    const before = scores.get(option) ?? scoring(weighing)(option, rated).score;
    const score = before + (shares.get(criterion) ?? 0) * (to - rating.rating);
    if (option !== winner) return isAhead(score, lead) ? option : undefined;
    return second !== undefined && isAhead(second.score, score) ? second.option : undefined;
  }

  /** Who leads once the winner fails a demand; if no option is left, all are ranked again. */
  function leadingWithout(former: string, criterion: string, to: number): string | undefined {
    if (second !== undefined) return second.option;
    const ratingOf: RatingOf = (option, of) =>
      option === former && of === criterion ? to : rated(option, of);
    return overtaking(rankByWeights(library, { ...weighing, ratingOf }), former);
  }

  const byClaim = disputed.flatMap((claim): Shift[] => {
    const missing = restingOn([claim]);
    const other = overtaking(without(missing), winner);
    return other === undefined ? [] : [{ kind: 'claim', claim, criteria: missing, winner: other }];
  });
  const starred = ratings.filter(({ rating }) => rating.judgement);
  const byRating: Shift[] = [];
  for (const moved of starred) {
    const { option, criterion, rating } = moved;
    const from = rating.rating;
    for (const to of movesOf(rating)) {
      const other = overtakingWith(moved, to);
      if (other !== undefined) byRating.push({ kind: 'rating', option, criterion, from, to, winner: other });
    }
  }
  byRating.sort((a, b) => weightIn(weights, b) - weightIn(weights, a));

  const undisputed = without(restingOn(disputed));
  return {
    starred: starred.length,
    disputed,
    shifts: [...byClaim, ...byRating],
    undisputed: winnerOf(undisputed) !== undefined && !sameOrder(undisputed, now) ? undisputed : null,
  };
}

function weightIn(weights: ReadonlyMap<string, number>, shift: Shift): number {
  return shift.kind === 'rating' ? (weights.get(shift.criterion) ?? 0) : 0;
}

function sameOrder(a: Ranking, b: Ranking): boolean {
  return (
    a.ranked.length === b.ranked.length &&
    a.ranked.every(({ option }, index) => option === b.ranked[index]?.option)
  );
}
