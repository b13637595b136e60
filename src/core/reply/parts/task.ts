import type { Topic } from '../../../knowledge/schema.ts';
import type { Conversation, Frame, Team } from '../../turn/conversation.ts';
import type { GuidedTurn } from '../../turn/guided-choice.ts';
import type { Intent } from '../../turn/intent.ts';
import type { FrameUpdate } from '../../understanding/match/frame-tracking.ts';
import type { Reading } from '../../understanding/match/reading.ts';

/** What a reply is made from. */
export type Task<K extends Intent['kind'] = Intent['kind']> = {
  readonly intent: Extract<Intent, { kind: K }>;
  readonly reading: Reading;
  readonly framed: FrameUpdate;
  readonly frame: Frame;
  readonly conversation: Conversation;
  /** What the turn is to the guided choice. */
  readonly guided: GuidedTurn;
  readonly author: string;
  /** Everything that can be chosen here, the topic of this message among it. */
  readonly topics: readonly Topic[];
};

/** What a reply leaves behind for the turns after it, beside its blocks. */
export type ReplyOutcome = {
  /** Options spoken of, in order. */
  readonly options: readonly string[];
  /** The one it came down to. */
  readonly main: string | null;
  readonly ranking: readonly string[] | null;
  /** What the ranking goes by, where that is not the thread's needs. */
  readonly team?: Team | null;
  readonly declined: boolean;
};

export const emptyOutcome: ReplyOutcome = { options: [], main: null, ranking: null, declined: false };
