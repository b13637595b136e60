/** How long a thread is kept after the last word in it, in milliseconds. */
export const defaultRetention = 90 * 24 * 3_600_000;

/** Times of expiry are whole days, so that most turns of a thread leave its own, and a database's index over it, as they are. */
const day = 24 * 3_600_000;

/** When what was last touched then may leave, in milliseconds since 1970. */
export function expiryOf(touched: number, retention: number): number {
  return Math.ceil((touched + retention) / day) * day;
}
