/** Who asks, as far as limits are concerned. */
export type Asker = {
  readonly workspace: string;
  readonly author: string;
  /** The channel; the thread for adapters without channels. */
  readonly channel: string;
};

/** What a limit counts questions of. */
export type LimitScope = 'user' | 'channel' | 'workspace';

/** A limit that somebody has reached. */
export type Reached = {
  readonly scope: LimitScope;
  /** Questions allowed per window. */
  readonly most: number;
  /** Length of the window, in seconds. */
  readonly seconds: number;
  /** Time until the window ends, in milliseconds. */
  readonly wait: number;
};

/** Counts questions. Synchronous, so that questions that arrive together are counted one by one. */
export type Limiter = {
  /** The limit that another question of this asker would exceed; null if there is room. */
  reached(asker: Asker): Reached | null;
  count(asker: Asker): void;
  /** Takes back a question that was delivered twice. */
  uncount(asker: Asker): void;
  /** True once per window of a limit, for each person or channel to tell. */
  mayTell(asker: Asker, reached: Reached): boolean;
  /** Takes back `mayTell`: nobody was told after all. */
  untell(asker: Asker, reached: Reached): void;
};

/** No limits. */
export const noLimiter: Limiter = {
  reached: () => null,
  count() {},
  uncount() {},
  mayTell: () => false,
  untell() {},
};
