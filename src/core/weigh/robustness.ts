import type { Library } from '../../knowledge/queries.ts';
import { knockOuts, type RatingOf } from './knock-outs.ts';
import {
  type Case,
  isAhead,
  overtaking,
  type Ranking,
  rankByWeights,
  ratingIn,
  scoring,
  type Weighing,
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

/** How far a careful person could differ from a rating that is a judgement; ratings go from 0 to 5. */
const step = 1;
const scale = { least: 0, most: 5 } as const;

/**
 * Whether the winner stands when each starred rating is moved by one point either way, one at a time, and when
 * each disputed claim is left out. A rating that has no other claim is then missing, and a missing rating is not
 * a 0: its criterion is then neither weighed nor demanded, of any option.
 */
export function robustness(library: Library, weighed: Case): Robustness {
  const weights = weightsOf(library, weighed);
  const weighing: Weighing = { ...weighed, weights };
  const now = rankByWeights(library, weighing);
  const winner = winnerOf(now);
  if (winner === undefined) return { starred: 0, disputed: [], shifts: [], undisputed: null };
  const demanded = weighed.needs.flatMap((need) => Object.keys(library.need(need)?.demands ?? {}));
  const criteria = [...new Set([...weights.keys(), ...demanded])];
  const ratings = weighed.candidates.flatMap((option) =>
    criteria.flatMap((criterion) => {
      const rating = library.rating(option, criterion);
      return rating === undefined ? [] : [{ option, criterion, rating }];
    }),
  );
  const evidence = new Set(ratings.flatMap(({ rating }) => rating.evidence));
  const disputed = library.disputed.filter((id) => evidence.has(id));

  /** Criteria of which a rating rests on nothing but the given claims. */
  const restingOn = (claims: readonly string[]): readonly string[] => [
    ...new Set(
      ratings
        .filter(({ rating }) => rating.evidence.every((id) => claims.includes(id)))
        .map(({ criterion }) => criterion),
    ),
  ];
  const rated = ratingIn(library);
  /** Neither weighed nor demanded of anybody. */
  const without = (missing: readonly string[]): Ranking =>
    rankByWeights(library, {
      ...weighing,
      weights: new Map([...weights].filter(([criterion]) => !missing.includes(criterion))),
      ratingOf: (option, criterion) =>
        missing.includes(criterion) ? Number.POSITIVE_INFINITY : rated(option, criterion),
    });

  const scoreOf = scoring(weighing);
  const lead = now.ranked[0]?.score ?? 0;

  /**
   * Who overtakes the winner where one rating is another. Where it is not the winner's own, only that option moves,
   * so that only it is looked at: ranking all for each rating of each would cost the square of their number.
   */
  function overtakingWith(option: string, criterion: string, to: number): string | undefined {
    const ratingOf: RatingOf = (o, c) => (o === option && c === criterion ? to : rated(o, c));
    if (option === winner && winner !== undefined)
      return overtaking(rankByWeights(library, { ...weighing, ratingOf }), winner);
    const isOut = knockOuts(library, weighing.needs, [option], ratingOf).length > 0;
    // Where nobody met every demand, all were ranked; one that now does is alone.
    if (now.unmet.length > 0 && !isOut) return option;
    if (now.unmet.length === 0 && isOut) return undefined;
    return isAhead(scoreOf(option, ratingOf).score, lead) ? option : undefined;
  }

  const byClaim = disputed.flatMap((claim): Shift[] => {
    const missing = restingOn([claim]);
    const other = overtaking(without(missing), winner);
    return other === undefined ? [] : [{ kind: 'claim', claim, criteria: missing, winner: other }];
  });
  const starred = ratings.filter(({ rating }) => rating.judgement);
  const byRating = starred
    .flatMap(({ option, criterion, rating: { rating: from } }) =>
      [from + step, from - step]
        .filter((to) => to >= scale.least && to <= scale.most)
        .flatMap((to): Shift[] => {
          const other = overtakingWith(option, criterion, to);
          return other === undefined ? [] : [{ kind: 'rating', option, criterion, from, to, winner: other }];
        }),
    )
    .sort((a, b) => weightIn(weights, b) - weightIn(weights, a));

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
