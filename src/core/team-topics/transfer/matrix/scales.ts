import type { CellFigure } from './cells.ts';

/** Scales that people rate on, by the highest rating. */
const usualScales = [5, 10, 100] as const;

/** The scale that most criteria are rated on; null if there's none. Figures such as prices are on none. */
export function scaleOf(rows: readonly (readonly CellFigure[])[]): number | null {
  const tops = rows
    .map((row) => row.filter(({ isBare }) => isBare).map(({ value }) => value))
    .filter((values) => values.length > 0 && values.every((value) => value >= 0))
    .map((values) => usualScales.find((scale) => Math.max(...values) <= scale) ?? null);
  const fits = (scale: number): number => tops.filter((top) => top !== null && top <= scale).length;
  return usualScales.find((scale) => fits(scale) > 0 && fits(scale) * 2 >= tops.length) ?? null;
}

/** What a criterion's cells come to from 0 to 5, and how they were read, in words. */
export type FiguresRead = {
  readonly ratings: readonly (number | null)[];
  readonly less: boolean;
  readonly how: string;
};

export type HowFigures = {
  readonly highest: number | null;
  /** True if less is better, as somebody says. */
  readonly less: boolean;
  /** True if less is better as far as such figures are known. */
  readonly usuallyLess: boolean;
};

export function readFigures(
  cells: readonly (CellFigure | null | undefined)[],
  { highest, less, usuallyLess }: HowFigures,
): FiguresRead {
  const figures = cells.flatMap((cell) => cell ?? []);
  const values = figures.map(({ value }) => value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const outOf = figures.every((one) => one.outOf !== null) ? (figures[0]?.outOf ?? null) : null;
  const areRatings = figures.every(({ isBare }) => isBare) && least >= 0;
  const scale = outOf ?? (highest !== null && areRatings && most <= highest ? highest : null);
  if (scale !== null) {
    const rated = (value: number, of: number): number => (less ? of - value : value) / of;
    return {
      less,
      how: scale === 1 ? 'yes or no' : `rated from 0 to ${scale}${less ? ', less is better' : ''}`,
      ratings: cells.map((cell) => (cell == null ? null : toFive(rated(cell.value, cell.outOf ?? scale)))),
    };
  }
  const isLess = less || usuallyLess;
  const span = most - least;
  return {
    less: isLess,
    how: `figures from ${least} to ${most}, ${isLess ? 'less' : 'more'} is better`,
    ratings: cells.map((cell) => {
      if (cell == null) return null;
      if (span === 0) return 5;
      return toFive((isLess ? most - cell.value : cell.value - least) / span);
    }),
  };
}

/** A share as a rating from 0 to 5, to one decimal. */
function toFive(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 50) / 10;
}
