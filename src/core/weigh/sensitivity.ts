import type { Library } from '../../knowledge/queries.ts';
import { crossings } from './crossings.ts';
import { type Case, familiarity, rankByWeights, ratingIn } from './scores.ts';
import { weightsOf } from './weights.ts';

/** An option's score against a criterion's share of all weight: a straight line. */
export type ScoreLine = {
  readonly option: string;
  /** Score where the criterion counts nothing, 0 to 5. */
  readonly atNone: number;
  /** Score where nothing else counts: its rating there. */
  readonly atAll: number;
};

export type Sensitivity = {
  readonly criterion: string;
  /** Its share of all weight as things stand, 0 to 1. */
  readonly share: number;
  /** In the order of the ranking as it stands. */
  readonly lines: readonly ScoreLine[];
  /** Shares at which the winner changes, rising; `from` wins below, `to` above. */
  readonly changes: readonly { readonly share: number; readonly from: string; readonly to: string }[];
};

/**
 * How the scores move when one criterion takes a share of all weight from 0 to 1, the others keeping their
 * proportions: score(s) = (1 − s)·(score without it) + s·(rating on it). Options that are knocked out are left
 * out, as no weight brings them back.
 *
 * @returns undefined where the criterion is the only thing that counts, or nothing does
 */
export function sensitivity(library: Library, weighed: Case, criterion: string): Sensitivity | undefined {
  const weights = weightsOf(library, weighed);
  const now = rankByWeights(library, { ...weighed, weights });
  const others = new Map([...weights].filter(([id]) => id !== criterion));
  if (others.size === 0 || now.ranked.length === 0) return undefined;
  const apart = rankByWeights(library, { ...weighed, weights: others });
  const rated = ratingIn(library);
  const lines = now.ranked.map(
    ({ option }): ScoreLine => ({
      option,
      atNone: apart.ranked.find((scored) => scored.option === option)?.score ?? 0,
      atAll: rated(option, criterion),
    }),
  );
  const counted = weighed.knows.length > 0 ? familiarity.weight : 0;
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0) + counted;
  return {
    criterion,
    share: (weights.get(criterion) ?? 0) / total,
    lines,
    changes: changesOf(lines),
  };
}

/** The upper envelope of the lines, walked from the left. */
function changesOf(lines: readonly ScoreLine[]): Sensitivity['changes'] {
  const changes: { share: number; from: string; to: string }[] = [];
  const steep = (line: ScoreLine): number => line.atAll - line.atNone;
  // Where two are level at the left end, the steeper one leads from there on.
  let [lead] = [...lines].sort((a, b) => b.atNone - a.atNone || steep(b) - steep(a));
  while (lead !== undefined) {
    const leader: ScoreLine = lead;
    const [next] = lines
      .filter((line) => steep(line) > steep(leader))
      .map((line) => ({ line, share: (leader.atNone - line.atNone) / (steep(line) - steep(leader)) }))
      .filter(({ share }) => share < 1)
      .sort((a, b) => a.share - b.share || steep(b.line) - steep(a.line));
    if (next === undefined) break;
    changes.push({ share: next.share, from: leader.option, to: next.line.option });
    lead = next.line;
  }
  return changes;
}

/**
 * The criterion that decides: the one of which the smallest change of weight gives another winner. Where no
 * weight within reason does, the one that speaks most for the first against the second, by weight times the
 * difference of their ratings. Undefined where fewer than two options are ranked.
 */
export function decidingCriterion(library: Library, weighed: Case): string | undefined {
  const [nearest] = crossings(library, weighed);
  if (nearest !== undefined) return nearest.criterion;
  const { ranked, weights } = rankByWeights(library, { ...weighed, weights: weightsOf(library, weighed) });
  const [first, second] = ranked;
  if (first === undefined || second === undefined) return undefined;
  const rated = ratingIn(library);
  const pull = ([criterion, weight]: readonly [string, number]): number =>
    weight * (rated(first.option, criterion) - rated(second.option, criterion));
  return [...weights].sort((a, b) => pull(b) - pull(a))[0]?.[0];
}
