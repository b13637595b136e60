/** The SQLSTATE of an error from the server; undefined for any other error. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return /^[0-9A-Z]{5}$/.test(error.code) && 'severity' in error ? error.code : undefined;
}

/** Whether the server did nothing and asks for the statement again, as CockroachDB does in normal operation. */
export function isRetryable(error: unknown): boolean {
  const state = sqlState(error);
  return state === '40001' || state === '40P01';
}

/**
 * Whether the database is unavailable: unreachable, disconnected, starting, shutting down, out of connections or disk
 * space, or read-only after a failover (PostgreSQL, Appendix A: classes 08, 53, 57 and 58; 25006).
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

/** Messages of `pg`, which have no code, for a connection that was lost or not established in time. */
const lostConnection =
  /connection terminated|timeout exceeded|query read timeout|connection ended|not queryable|client was closed|unexpected message|timeout expired/i;
