import type { Library } from '../../knowledge/queries.ts';
import { type Case, type Ranking, rank } from './scores.ts';

/** An option's score as a straight line over the share of one criterion: at share 0 and at share 1. */
export type ScoreLine = { readonly option: string; readonly from: number; readonly to: number };

/** A share at which the lead passes from one option to another. */
export type LeadChange = { readonly share: number; readonly before: string; readonly after: string };

export type Sensitivity = {
  readonly criterion: string;
  /** Its current share of all weight, above 0 and below 1. */
  readonly share: number;
  readonly lines: readonly ScoreLine[];
  /** By share, 0 to 1. */
  readonly crossings: readonly LeadChange[];
};

/**
 * How every score moves as one criterion's share of all weight goes from 0 to 1 while the others keep their
 * proportions: score(s) = s·r + (1 − s)·rest, a straight line, since the score is a weighted mean (`scores.ts`).
 *
 * @returns undefined if the criterion has no weight or all of it, since nothing can be traded against it
 */
export function sensitivityTo(ranking: Ranking, criterion: string): Sensitivity | undefined {
  const share = ranking.ranked[0]?.points.find((point) => point.criterion === criterion)?.share ?? 0;
  if (share <= 0 || share >= 1) return undefined;
  const lines = ranking.ranked.map(({ option, score, points }): ScoreLine => {
    const rating = points.find((point) => point.criterion === criterion)?.rating ?? 0;
    return { option, from: (score - share * rating) / (1 - share), to: rating };
  });
  return { criterion, share, lines, crossings: crossingsOf(lines) };
}

/**
 * The deciding criterion: the one whose share has to move least for another option to lead, or the heaviest if no
 * share does that.
 *
 * @returns undefined if fewer than two options or criteria are left to weigh
 */
export function decidingSensitivity(library: Library, weighed: Case): Sensitivity | undefined {
  const ranking = rank(library, weighed);
  if (ranking.ranked.length < 2) return undefined;
  const all = ranking.weights.flatMap(([criterion]) => sensitivityTo(ranking, criterion) ?? []);
  const distance = ({ share, crossings }: Sensitivity): number =>
    Math.min(Number.POSITIVE_INFINITY, ...crossings.map((crossing) => Math.abs(crossing.share - share)));
  return all.reduce<Sensitivity | undefined>(
    (nearest, next) => (nearest === undefined || distance(next) < distance(nearest) ? next : nearest),
    undefined,
  );
}

/** Follows the highest line from share 0 to 1; the lead changes wherever another option takes it over. */
function crossingsOf(lines: readonly ScoreLine[]): LeadChange[] {
  const crossings: LeadChange[] = [];
  const steepness = ({ from, to }: ScoreLine): number => to - from;
  // Among lines of equal height, the steepest leads from there on.
  let leader = [...lines].sort((a, b) => b.from - a.from || steepness(b) - steepness(a))[0];
  let at = 0;
  while (leader !== undefined) {
    const held: ScoreLine = leader;
    const next = lines
      .filter((line) => steepness(line) > steepness(held))
      .map((line) => ({
        line,
        share: (held.from - line.from) / (steepness(line) - steepness(held)),
      }))
      .filter(({ share }) => share >= at && share < 1)
      .sort((a, b) => a.share - b.share || steepness(b.line) - steepness(a.line))[0];
    if (next === undefined) break;
    crossings.push({ share: next.share, before: held.option, after: next.line.option });
    at = next.share;
    leader = next.line;
  }
  return crossings;
}
