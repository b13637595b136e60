/** What this server grants a caller. It answers three short questions of machines; who needs more is none of them. */
export const serverLimits = {
  /** Milliseconds for the whole of a request to arrive, and for its headers; Node looks every `checkEvery`. */
  requestWithin: 5_000,
  headersWithin: 3_000,
  checkEvery: 1_000,
  /** Milliseconds that a connection is kept for the next request: longer than a probe's usual ten seconds. */
  keptFor: 15_000,
  /** Bytes of a request's line and headers. */
  headerBytes: 8_192,
  /** Requests on one connection, and connections at a time. */
  requestsEach: 1_000,
  connections: 100,
  /** Milliseconds that a part of the program may take to say whether it is ready. */
  partAnswersWithin: 2_000,
} as const;
