/** Ids as Discord makes them: time since 2015 in milliseconds, then a count. They grow, and none is used twice. */
export function createSnowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const next = BigInt(Math.floor(now()) - 1_420_070_400_000) << 22n;
    last = next > last ? next : last + 1n;
    return String(last);
  };
}
