import type { Block, CitedSource } from '../answer/answer.ts';
import type { DecisionRequest } from '../decisions/ask/request.ts';
import type { TopicRequest } from '../team-topics/ask/topic-request.ts';
import type { ThreadPost } from '../threads/thread-posts.ts';
import type { WeighingRequest } from '../weighings/state/request.ts';
import type { Conversation, Team, VoteState } from './conversation.ts';

/**
 * What a message needs from outside its thread: a decision record, what a team weighs together, or a topic that it brings itself. The turn says what
 * to do; the shell does it and lets the turn finish with the result.
 */
export type Effect =
  | { readonly kind: 'decision'; readonly act: DecisionRequest }
  | { readonly kind: 'weighing'; readonly act: WeighingRequest }
  | { readonly kind: 'topic'; readonly act: TopicRequest };

/** The result of an effect, as the answer to the message that asked for it. */
export type EffectResult = {
  readonly blocks: readonly Block[];
  readonly sources: readonly CitedSource[];
  /** Ids of the claims that are cited, in order. */
  readonly claims: readonly string[];
  /** The options mentioned, in order, and the one it came down to: what "the first one" and "it" then mean. */
  readonly options: readonly string[];
  readonly main: string | null;
  readonly declined: boolean;
  /** Present if the answer concerns nobody but its asker. */
  readonly shownTo?: 'asker';
  /** Whether the message may be edited later. */
  readonly editable: boolean;
  /** Id of the answer if it has to be known beforehand, as for an edit; otherwise it's the turn's. */
  readonly id?: string;
  /** Options from best to worst, if it ranks them. */
  readonly ranking?: readonly string[];
  /** What a team weighed, if it ranks by that. */
  readonly team?: Team;
  /** Messages that follow the answer. Adapters that show answers at once and post nothing leave them out. */
  readonly also?: readonly ThreadPost[];
  /** Id of an answer of the thread that this one replaces, if that can still be edited. */
  readonly replaces?: string | null;
  /** The vote that it shows, opens or ends, if it's the thread's. */
  readonly vote?: VoteState;
  /** Whether a weighing is open in the thread after it, if it's about one. */
  readonly openWeighing?: boolean;
  /** The topic of the team's own that the thread is on from now on. */
  readonly entersTopic?: string;
  /** Whose next message is a fact. */
  readonly awaitsFact?: Conversation['awaitsFact'];
  /** The fact that it tells of. */
  readonly lastFact?: string;
};

/** What came of an effect; null if the turn is to answer by itself, `silence` if nobody should be answered. */
export type EffectOutcome = EffectResult | null | 'silence';
