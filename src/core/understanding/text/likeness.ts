/**
 * How alike two words are, 0 to 1: 1 less the share of letters to change (Levenshtein distance over the longer length).
 * For words of a few letters; the time is the product of their lengths.
 */
export function likenessOf(a: string, b: string): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short === '' || short.length * 2 < long.length) return 0;
  let row = Array.from({ length: short.length + 1 }, (_, at) => at);
  for (let at = 1; at <= long.length; at++) {
    const next = [at];
    for (let other = 1; other <= short.length; other++) {
      const swap = (row[other - 1] ?? 0) + (long[at - 1] === short[other - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[other] ?? 0) + 1, (next[other - 1] ?? 0) + 1));
    }
    row = next;
  }
  return 1 - (row[short.length] ?? 0) / long.length;
}
