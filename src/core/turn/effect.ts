import type { Block, CitedSource } from '../answer/answer.ts';
import type { DecisionRequest } from '../decisions/ask/request.ts';
import type { ThreadPost } from '../threads/thread-posts.ts';
import type { WeighingRequest } from '../weighings/state/request.ts';
import type { Team } from './conversation.ts';

/**
 * What a message asks for that lies outside of its thread: a decision record, or what a team weighs together.
 * The turn says what is to be done; the shell does it and lets the turn finish with what came of it.
 */
export type Effect =
  | { readonly kind: 'decision'; readonly act: DecisionRequest }
  | { readonly kind: 'weighing'; readonly act: WeighingRequest };

/** What came of an errand, as the answer to the message that asked for it. */
export type EffectResult = {
  readonly blocks: readonly Block[];
  readonly sources: readonly CitedSource[];
  /** Ids of the claims that are cited, in order. */
  readonly claims: readonly string[];
  /** Options spoken of, in order, and the one it came down to: what "it" and "the first one" then mean. */
  readonly options: readonly string[];
  readonly main: string | null;
  readonly declined: boolean;
  /** True where the message may be edited later. */
  readonly editable: boolean;
  /** Id of the answer, where it has to be known beforehand, as for one that is edited; else the turn's. */
  readonly id?: string;
  /** Options from best to worst, where it ranks them. */
  readonly ranking?: readonly string[];
  /** What a team weighed, where it ranks by that. */
  readonly team?: Team;
  /** What goes into the thread behind the answer. Adapters that show answers at once and post nothing leave it out. */
  readonly also?: readonly ThreadPost[];
  /** Id of an answer of the thread that this one takes the place of, where that can still be edited. */
  readonly replaces?: string | null;
};
