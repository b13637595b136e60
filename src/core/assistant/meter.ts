import type { DocumentKind } from '../store/documents.ts';
import type { IntentKind } from '../turn/intent.ts';

/** How a question ended. `failed`: the store threw, and the delivery was not done. */
export type Ending = 'answered' | 'declined' | 'silent' | 'limited' | 'repeated' | 'failed';

/**
 * What the program reports for metrics. Nothing here holds a user, a channel, a workspace or anything people wrote:
 * labels only take a few fixed names.
 */
export type Meter = {
  /** @param intent null if no turn was taken. @param took from request to commit, in milliseconds */
  asked(platform: string, intent: IntentKind | null, ending: Ending, took: number): void;
  /** A reply left the outbox. @param took time since its turn was committed, in milliseconds */
  delivered(platform: string, took: number): void;
  /** Posting a reply is tried again. `taken-over`: by another process, as the first one died or gave it back. */
  retried(platform: string, why: 'limited' | 'unreached' | 'unknown' | 'taken-over'): void;
  /** A save was based on an older version and is computed again. */
  conflicted(kind: DocumentKind): void;
  /** A lost connection is re-established. */
  reconnected(platform: string): void;
  /** A message couldn't be encoded, and was understood by its words alone. */
  unencoded(): void;
};

/** Measures nothing. */
export const noMeter: Meter = {
  asked() {},
  delivered() {},
  retried() {},
  conflicted() {},
  reconnected() {},
  unencoded() {},
};
