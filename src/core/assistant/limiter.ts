/** Who asks, as far as limits go. */
export type Asker = {
  readonly workspace: string;
  readonly author: string;
  /** The channel; the thread where the door has no channels. */
  readonly channel: string;
};

/** What a limit counts over. */
export type LimitScope = 'user' | 'channel' | 'workspace';

/** A limit that is reached. */
export type Reached = {
  readonly scope: LimitScope;
  /** So many questions were asked, which is the limit ... */
  readonly most: number;
  /** ... within so many seconds, which end ... */
  readonly seconds: number;
  /** ... in so many milliseconds. */
  readonly wait: number;
};

/** Counts questions. Everything is immediate, so that what comes at once is counted one after another. */
export type Limiter = {
  /** The limit that another question of this asker would break; null where there is room. */
  reached(asker: Asker): Reached | null;
  count(asker: Asker): void;
  /** Takes a question back that turned out to be none: a delivery that came twice. */
  uncount(asker: Asker): void;
  /** True once in the time of a limit, for each person or channel that it is to be told to. */
  mayTell(asker: Asker, reached: Reached): boolean;
  /** Nobody was told after all. */
  untell(asker: Asker, reached: Reached): void;
};

/** Where there are no limits. */
export const noLimiter: Limiter = {
  reached: () => null,
  count() {},
  uncount() {},
  mayTell: () => false,
  untell() {},
};
