import type { Library } from '../../knowledge/queries.ts';
import type { Rating } from '../../knowledge/schema.ts';
import type { RatingOf } from './knock-outs.ts';
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

/** A doubt that is enough to make another option win. */
export type Shift =
  /** A starred rating, which a careful person could put one point higher or lower. */
  | {
      readonly kind: 'rating';
      readonly option: string;
      readonly criterion: string;
      readonly from: number;
      readonly to: number;
      readonly winner: string;
    }
  /** A disputed claim: without it these criteria have a rating that nothing shows, and do not count. */
  | {
      readonly kind: 'claim';
      readonly claim: string;
      readonly criteria: readonly string[];
      readonly winner: string;
    };

export type Robustness = {
  /** How many starred ratings were moved, one at a time, a point up and a point down. */
  readonly starred: number;
  /** Disputed claims behind the ratings that count, in the order of the topic's claims. */
  readonly disputed: readonly string[];
  /** Empty where the ranking is robust. Claims first, then ratings by the weight of their criterion. */
  readonly shifts: readonly Shift[];
  /** The ranking on what is left without any disputed claim, where it has another order; else null. */
  readonly undisputed: Ranking | null;
};

type Rated = { readonly option: string; readonly criterion: string; readonly rating: Rating };

/** How far a careful person could differ from a rating that is a judgement; ratings go from 0 to 5. */
const step = 1;
const scale = { least: 0, most: 5 } as const;

/**
 * Whether the winner stands when each starred rating is moved by one point either way, one at a time, and when
 * each disputed claim is left out. A rating that has no other claim is then missing, and a missing rating is not
 * a 0: its criterion is then neither weighed nor demanded, of any option.
 *
 * @param now the case's ranking, where it is known
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

  /** Criteria of which a rating rests on nothing but the given claims, all of them disputed. */
  const restingOn = (claims: readonly string[]): readonly string[] => [
    ...new Set(
      doubted
        .filter(({ rating }) => rating.evidence.every((id) => claims.includes(id)))
        .map(({ criterion }) => criterion),
    ),
  ];
  const rated = ratingIn(library);
  /** Neither weighed nor demanded of anybody. */
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
   * Who overtakes the winner where one rating is another. Only that option's score moves, by what its criterion has
   * of all weight, so that nobody else is looked at: ranking all for each rating of each would cost the square of
   * their number.
   */
  function overtakingWith({ option, criterion, rating }: Rated, to: number): string | undefined {
    const isOut = demands.some(([of, least]) => (of === criterion ? to : rated(option, of)) < least);
    const allAreOut = now.unmet.length > 0;
    // Where nobody met every demand, all were ranked; one that now does is alone.
    if (allAreOut && !isOut) return option === winner ? undefined : option;
    if (!allAreOut && isOut) return option === winner ? leadingWithout(option, criterion, to) : undefined;
    const before = scores.get(option) ?? scoring(weighing)(option, rated).score;
    const score = before + (shares.get(criterion) ?? 0) * (to - rating.rating);
    if (option !== winner) return isAhead(score, lead) ? option : undefined;
    return second !== undefined && isAhead(second.score, score) ? second.option : undefined;
  }

  /** Who leads once the winner fails a demand; where nobody is left then, all are ranked again. */
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
    for (const to of [from + step, from - step]) {
      if (to < scale.least || to > scale.most) continue;
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
