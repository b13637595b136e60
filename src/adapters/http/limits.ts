/** Limits of the health server. Its callers are probes and scrapers that send short requests. */
export const serverLimits = {
  /** Milliseconds for a whole request to arrive, and for its headers; Node checks every `checkEvery`. */
  requestWithin: 5_000,
  headersWithin: 3_000,
  checkEvery: 1_000,
  /** Milliseconds that an idle connection stays open: longer than the usual ten seconds between two probes. */
  keptFor: 15_000,
  /** Bytes of a request line with its headers. */
  headerBytes: 8_192,
  /** Requests on one connection, and connections at a time. */
  requestsEach: 1_000,
  connections: 100,
  /** Milliseconds that a readiness check of one part may take. */
  checkTakes: 2_000,
} as const;
