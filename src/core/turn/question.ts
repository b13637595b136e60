import type { TopicMeanings } from '../../knowledge/meanings/topic-meanings.ts';
import type { ThreadContext } from '../meaning/in-thread/thread-context.ts';
import type { Vector } from '../meaning/vector.ts';
import type { EarlierTalk } from './earlier-talk.ts';

/** Options and needs by their ids, from programs that have parsed a message themselves. */
export type GivenIds = { readonly options: readonly string[]; readonly needs: readonly string[] };

/** What a message means together with what it may leave to its thread. */
export type MeaningInThread = ThreadContext & { readonly vector: Vector };

/** A message, wherever it was written. */
export type Question = {
  /** The thread it belongs to; turns of one conversation share their state. */
  readonly conversation: string;
  /** Who wrote it: compared, and shown to say who stated something. */
  readonly author: string;
  /** The message as written, markup included. */
  readonly words: string;
  /**
   * `direct` (a command, a mention, a direct message) always gets an answer; `shared` was written in a thread where
   * people also talk to each other, and may get silence.
   */
  readonly audience: 'direct' | 'shared';
  /** When it was written, in milliseconds since 1970; absent where only the bot is spoken to. */
  readonly at?: number;
  /** When it's being answered, in milliseconds since 1970; absent where no time runs out. */
  readonly takenAt?: number;
  /** The platform's id of the message, by which an edit or a deletion names it; absent where messages can't change. */
  readonly message?: string;
  /** Whose message it replies to, on a platform where a reply names one message. */
  readonly repliesTo?: 'bot' | 'person';
  /** The platform's id of the message that it replies to, where a reply names one. */
  readonly repliesToMessage?: string;
  /** The id of the answer in that message, where it's one of the bot's. */
  readonly repliesToAnswer?: string;
  /** True if it mentions the bot in a thread that people had begun, and that the bot didn't know. */
  readonly calledIn?: boolean;
  /** What people wrote in that thread before; null if it can't be read, absent if nobody has looked. */
  readonly earlier?: EarlierTalk | null;
  /** The author's time zone, as an IANA name; absent where the platform doesn't tell. */
  readonly zone?: string;
  /** Who wrote the message that it saves as a decision, by a shortcut; null if unknown, absent if it saves none. */
  readonly savedFrom?: string | null;
  /** What it's about besides its words. */
  readonly given?: GivenIds;
  /** The topic in which it's read, whatever its words and its thread say. */
  readonly topic?: string;
  /** True if only the asker sees the answer, until it is shared. */
  readonly isPrivate?: boolean;
  /** True if the answer stands in a thread of a channel, which others may join. */
  readonly othersMayJoin?: boolean;
  /** True if only mentions are answered: by the channel's settings, or as the platform hands on nothing else. */
  readonly mentionsOnly?: boolean;
  /**
   * True where an answer that concerns only its asker is shown to them alone, beside the thread; false where everyone in
   * the thread sees it; absent where there's nobody else.
   */
  readonly showsAlone?: boolean;
  /** Why no decision is shown to its author, in words; absent if they may read them. */
  readonly recordsRefused?: string;
  /** True where all of an answer is shown at once, so that nothing of it waits behind "more". */
  readonly showsWhole?: boolean;
  /**
   * What it means, where that was needed (`BegunTurn.meaningOf`); null if it couldn't be encoded, so that its words alone say
   * what it means. Absent where there's no encoder, or nobody has asked it yet.
   */
  readonly meaning?: Vector | null;
  /**
   * The same together with what it may leave to its thread (`BegunTurn.inThreadOf`). Each counts as long as the thread is about
   * that.
   */
  readonly meaningsInThread?: readonly MeaningInThread[];
  /** What the facts of the team's own topics mean, by the topics' ids; absent where nothing was encoded. */
  readonly meaningsOfOwn?: ReadonlyMap<string, TopicMeanings>;
};

/** Texts with what they mean, in the same order; those that aren't known are left out. */
export function withVectors(
  texts: readonly ThreadContext[],
  vectors: readonly (Vector | undefined)[],
): readonly MeaningInThread[] {
  return texts.flatMap(({ kind, about }, at) => {
    const vector = vectors[at];
    return vector === undefined ? [] : [{ kind, about, vector }];
  });
}
