/** How long a thread is kept after its last message, in milliseconds: 90 days. */
export const defaultRetention = 90 * 24 * 3_600_000;

/** Expiry falls on whole days, so that most turns of a thread leave it, and a database's index over it, unchanged. */
const day = 24 * 3_600_000;

/** When a document may be removed, in milliseconds since 1970. @param touched when it was last used */
export function expiryOf(touched: number, retention: number): number {
  return Math.ceil((touched + retention) / day) * day;
}
