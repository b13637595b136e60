/** Numbers for strings, from 0 on, in the order in which they come. */
export type Terms = {
  count(): number;
  /** The number of a string; a new one if it has none. */
  add(term: string): number;
  /** The number of a string; -1 if it has none. */
  of(term: string): number;
};

export function createTerms(): Terms {
  const numbers = new Map<string, number>();
  return {
    count: () => numbers.size,
    add: (term) => {
      const known = numbers.get(term) ?? numbers.size;
      if (known === numbers.size) numbers.set(term, known);
      return known;
    },
    of: (term) => numbers.get(term) ?? -1,
  };
}
