import type { Figure } from '../state/team-topic.ts';

/** What several ratings come to: their median, and how far apart they are. */
export type CombinedRating = Omit<Figure, 'option' | 'criterion'>;

/** The share of people at either end who don't decide how far apart the others are: one in five. */
const outliers = 0.2;

/**
 * Combines what people gave, in any order. The median, so that nobody moves it far alone; for an even number the mean of the
 * two in the middle, so it may be halfway.
 *
 * @returns undefined if nobody gave any
 */
export function combineRatings(given: readonly number[]): CombinedRating | undefined {
  const sorted = [...given].sort((a, b) => a - b);
  const [least] = sorted;
  const most = sorted.at(-1);
  const half = sorted.length / 2;
  const lower = sorted[Math.ceil(half) - 1];
  const upper = sorted[Math.floor(half)];
  if (least === undefined || most === undefined || lower === undefined || upper === undefined)
    return undefined;
  return { rating: (lower + upper) / 2, least, most, apart: apartBy(sorted), raters: sorted.length };
}

/** In three steps: within one point, two points, or more. */
function apartBy(sorted: readonly number[]): Figure['apart'] {
  const left = Math.floor(sorted.length * outliers);
  const distance = (sorted[sorted.length - 1 - left] ?? 0) - (sorted[left] ?? 0);
  if (distance <= 1) return 'close';
  return distance <= 2 ? 'apart' : 'split';
}
