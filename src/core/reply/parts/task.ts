import type { Topic } from '../../../knowledge/schema.ts';
import type { Conversation, Frame, Team } from '../../turn/conversation.ts';
import type { GuidedTurn } from '../../turn/guided-choice.ts';
import type { Intent } from '../../turn/intent.ts';
import type { Told } from '../../turn/told.ts';
import type { FrameUpdate } from '../../understanding/match/frame-tracking.ts';
import type { Reading } from '../../understanding/match/reading.ts';

/** Everything that a reply is made from. */
export type Task<K extends Intent['kind'] = Intent['kind']> = {
  readonly intent: Extract<Intent, { kind: K }>;
  readonly reading: Reading;
  readonly framed: FrameUpdate;
  readonly frame: Frame;
  readonly conversation: Conversation;
  /** How this turn affects the guided choice. */
  readonly guided: GuidedTurn;
  readonly author: string;
  /** As of the question. */
  readonly savedFrom?: string | null;
  /** All topics, including the one of this message. */
  readonly topics: readonly Topic[];
  /** Address of the bot's documentation; null if only the program's folder has it. */
  readonly docs: string | null;
};

/** What a reply leaves for later turns, besides its blocks. */
export type ReplyOutcome = {
  /** Options that the reply mentions, in order. */
  readonly options: readonly string[];
  /** The option that it came down to. */
  readonly main: string | null;
  readonly ranking: readonly string[] | null;
  /** What the ranking is based on, if not on the thread's needs. */
  readonly team?: Team | null;
  readonly declined: boolean;
  /** What's written for people and it was made of, if it was. */
  readonly told?: readonly Told[];
  /** Present if it's about all topics alike, so that it makes none of them the thread's. */
  readonly isOfAllTopics?: true;
  /** Present if the reply concerns nobody but its asker. */
  readonly shownTo?: 'asker';
};

export const emptyOutcome: ReplyOutcome = { options: [], main: null, ranking: null, declined: false };

/** Of a reply that adds to the last answer, and leaves the thread where it was. */
export function outcomeOfLast({ last }: Frame): ReplyOutcome {
  return last === null
    ? emptyOutcome
    : { options: last.options, main: last.main, ranking: last.ranking, declined: false };
}
