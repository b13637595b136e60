import type { Assistant } from '../../core/assistant/assistant.ts';
import type { Log } from '../log/log.ts';
import type { Apologies } from './apology.ts';
import type { DiscordConfiguration } from './configuration.ts';
import type { Lanes } from './lanes.ts';
import type { Poster } from './poster.ts';
import type { Wire } from './wire.ts';

/** Time, from outside, so that tests need not wait for it. */
export type Clock = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after so many milliseconds; rejects when the signal is given. */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Runs again and again until what it returns is called. */
  readonly every: (ms: number, run: () => void) => () => void;
};

/** What the handlers of events work with. */
export type Parts = {
  readonly assistant: Assistant;
  readonly configuration: DiscordConfiguration;
  readonly wire: Wire;
  readonly poster: Poster;
  readonly lanes: Lanes;
  readonly mayApologise: Apologies;
  readonly clock: Clock;
  readonly log: Log;
};
