/** Set by `npm run test:long`, which tries all; `npm test` tries a sample, the same in each run. */
export const triesAll = { TEST_TRIES: 'all' };

const all = process.env.TEST_TRIES === triesAll.TEST_TRIES;

/** One in so many of them, or all of them in a long run. */
export function oneIn<T>(every: number, items: readonly T[]): readonly T[] {
  return all ? items : items.filter((_, at) => at % every === 0);
}

/** So many tries in a long run, or one in `every`. */
export function tries(every: number, most: number): number {
  return all ? most : Math.ceil(most / every);
}
