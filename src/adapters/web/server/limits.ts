/** Limits of the server for browsers. */
export const webLimits = {
  /** Milliseconds for a whole request to arrive, and for its headers; Node checks every `checkEvery`. */
  requestWithin: 15_000,
  headersWithin: 5_000,
  checkEvery: 1_000,
  /** Milliseconds that an idle connection stays open. */
  keptFor: 15_000,
  /** Bytes of a request line with its headers: proxies add cookies and tokens. */
  headerBytes: 32_768,
  /** Bytes of a body: the longest form, filled in. */
  bodyBytes: 131_072,
  /** Connections at a time; each open page keeps one. */
  connections: 500,
  /** Characters of a person's name from the proxy. */
  person: 100,
  /** How many ports after a taken one are tried. */
  portsTried: 50,
  /** Milliseconds that replies under way may take when it closes. */
  closingTakes: 500,
} as const;
