import type { DocumentKind } from '../store/documents.ts';
import type { IntentKind } from '../turn/intent.ts';

/** How a question ended. `failed`: the store threw, and the delivery is not done. */
export type Ending = 'answered' | 'declined' | 'silent' | 'limited' | 'repeated' | 'failed';

/**
 * What the program tells whoever measures it. Nothing here holds a user, a channel, a workspace or a word of theirs:
 * whatever becomes a label is one of a few names of ours.
 */
export type Meter = {
  /** @param intent null where no turn was taken. @param took from hand-in to commit, in milliseconds */
  asked(platform: string, intent: IntentKind | null, ending: Ending, took: number): void;
  /** A reply left the outbox. @param took since its turn was committed, in milliseconds */
  delivered(platform: string, took: number): void;
  /** Something is done again. `taken-over`: a reply whose process died, or gave it back */
  retried(platform: string, why: 'limited' | 'unreached' | 'unknown' | 'taken-over'): void;
  /** A save was based on an older version, and was computed again. */
  conflicted(kind: DocumentKind): void;
  /** A connection was lost and is made again. */
  reconnected(platform: string): void;
};

/** Where nobody measures. */
export const noMeter: Meter = {
  asked() {},
  delivered() {},
  retried() {},
  conflicted() {},
  reconnected() {},
};
