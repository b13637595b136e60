/** SQLSTATE of an error that the server sent; undefined for any other. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return /^[0-9A-Z]{5}$/.test(error.code) && 'severity' in error ? error.code : undefined;
}

/** The server wants the statement again: nothing of it was done. CockroachDB says this in ordinary running. */
export function isRetryable(error: unknown): boolean {
  const state = sqlState(error);
  return state === '40001' || state === '40P01';
}

/**
 * Whether the database is away, in whatever way: not reached, cut off, starting, shutting down, full of connections
 * or disk, or read-only after a failover (PostgreSQL, Appendix A: classes 08, 53, 57 and 58; 25006).
 */
export function isUnavailable(error: unknown): boolean {
  const state = sqlState(error);
  if (state === undefined)
    return (
      error instanceof Error &&
      (('code' in error && /^E[A-Z_]+$/.test(String(error.code))) || lostConnection.test(error.message))
    );
  return /^(08|53|57|58)/.test(state) || state === '25006';
}

/** What `pg` says, without a code, where a connection was lost or not had in time. */
const lostConnection =
  /connection terminated|timeout exceeded|query read timeout|connection ended|not queryable|client was closed|unexpected message|timeout expired/i;
