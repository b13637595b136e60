import type { Library } from '../../knowledge/queries.ts';
import { overtakenBy } from './lead.ts';
import { type Case, type Ranking, rank, type Scored } from './scores.ts';
import { weightsOf } from './weights.ts';

/** The weight of one criterion beyond which another option wins. */
export type Crossing = {
  readonly criterion: string;
  /** Its current weight. */
  readonly from: number;
  /** The weight at which the two are level; just past it `winner` wins. */
  readonly to: number;
  /** True if the weight has to exceed `to`, false if it has to stay below. */
  readonly up: boolean;
  readonly winner: string;
};

/**
 * How many times its weight a criterion may reasonably count: needs weigh from 1 (a little) to 3 (a lot), so tripling
 * already turns a trifle into what matters most, and a larger factor adds nothing.
 */
export const mostTimes = 3;

/** How far past the crossing the winner is looked up, as a share of all weight. */
const hair = 1e-6;

/**
 * For each weighted criterion, the smallest change of its weight alone, from 0 to `mostTimes` as much, that makes
 * another option win, smallest change first. Criteria that can't do that are left out.
 *
 * Exact: with the other weights fixed, the lead of a over b is Σ w(k)·(r(a,k) − r(b,k)), a straight line in w(c)
 * that reaches 0 at w(c) − lead / (r(a,c) − r(b,c)).
 *
 * @param towards the option that should win; if left out, any but the current winner
 * @param now the case's ranking, if the caller has it
 */
export function crossings(
  library: Library,
  weighed: Case,
  towards?: string,
  now: Ranking = rank(library, weighed),
): readonly Crossing[] {
  const weights = weightsOf(library, weighed);
  const [first, ...others] = now.ranked;
  if (first === undefined || weights.size === 0 || first.option === towards) return [];
  // The lead changes where an option meets one ahead of it: the winner, or anyone for a given option.
  const wanted = others.findIndex(({ option }) => option === towards);
  const meetings =
    towards === undefined
      ? others.map((behind) => ({ ahead: first, behind }))
      : now.ranked.slice(0, wanted + 1).flatMap((ahead) => {
          const behind = others[wanted];
          return behind === undefined ? [] : [{ ahead, behind }];
        });
  const shares = first.points.reduce((sum, { share }) => sum + share, 0);
  const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0) / shares;
  return [...weights]
    .flatMap(([criterion, from], at): Crossing[] => {
      // `points` has the order of `weights`.
      const rated = ({ points }: Scored): number => points[at]?.rating ?? 0;
      const level = meetings
        .map(({ ahead, behind }) => ({
          lead: (ahead.score - behind.score) * all,
          gap: rated(ahead) - rated(behind),
        }))
        .filter(({ gap }) => gap !== 0)
        .map(({ lead, gap }) => ({ to: from - lead / gap, up: gap < 0 }))
        .sort((a, b) => Math.abs(a.to - from) - Math.abs(b.to - from));
      for (const { to, up } of level) {
        const beyond = Math.max(0, up ? to + hair * all : to - hair * all);
        if (to < -hair * all || beyond > from * mostTimes) continue;
        const winner = overtakenBy(library, weightedAt(weighed, criterion, beyond), first.option);
        if (winner !== undefined && (towards ?? winner) === winner)
          return [{ criterion, from, to: Math.max(0, to), up, winner }];
      }
      return [];
    })
    .sort((a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from));
}

/** The case with one criterion's weight replaced. */
export function weightedAt(weighed: Case, criterion: string, weight: number): Case {
  return { ...weighed, weights: new Map([...(weighed.weights ?? []), [criterion, weight]]) };
}
