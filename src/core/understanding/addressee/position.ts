import type { Conversation } from '../../turn/conversation.ts';
import type { Question } from '../../turn/question.ts';
import { botSpokeLast } from '../../turn/speakers.ts';

/** Where a message stands in its thread: who spoke before it, without a word of what they said. */
export type Position = {
  /** The bot has answered nobody yet. */
  readonly isBeforeAnswers: boolean;
  /** The author is the person whom the bot answered last. */
  readonly isByAsker: boolean;
  /** The bot has answered the author before, last or earlier. */
  readonly isByKnownAsker: boolean;
  /** The thread's last message is the bot's. */
  readonly followsBot: boolean;
  /** How many messages have gone unanswered since its last answer. */
  readonly messages: number;
  /** How many people other than the author wrote them. */
  readonly others: number;
  /** The author wrote the last of them. */
  readonly goesOn: boolean;
  /** How many of the thread's last messages by the author were answered. */
  readonly answeredLately: number;
  /** How many weren't. */
  readonly unansweredLately: number;
  /** How many of the last messages were answered, whoever wrote them. */
  readonly answeredOfAll: number;
  /** How many messages ago the author wrote one, 1 for the last; 0 if not lately. */
  readonly lastOwn: number;
  /** The author's last message got an answer. */
  readonly lastOwnAnswered: boolean;
  /** Somebody wrote after the author and got no answer: this may be the reply to them. */
  readonly mayReply: boolean;
  /** The same two counts, where a message counts the less the longer ago it was. */
  readonly heard: number;
  readonly unheard: number;
  /** The share of the last messages that were answered, the later the more. */
  readonly heardOfAll: number;
  /** The author opened the thread with the bot. */
  readonly isOpener: boolean;
  /** How many people wrote the last messages. */
  readonly voices: number;
  /** Nobody has written for more than `longPause`. */
  readonly afterPause: boolean;
  readonly calledIn: boolean;
  readonly repliesTo: 'bot' | 'person' | null;
};

/** In milliseconds. */
const longPause = 3 * 3_600_000;

export function positionOf({ author, at, repliesTo }: Question, conversation: Conversation): Position {
  const { answered, answeredAt, askers, calledIn, lately, messages, since, spokeAt } = conversation.speakers;
  const own = lately.filter((one) => one.author === author);
  const lastOwn = lately.findLastIndex((one) => one.author === author);
  const last = lately.at(-1);
  const before = spokeAt ?? answeredAt;
  return {
    isBeforeAnswers: answered === null,
    isByAsker: author === answered,
    isByKnownAsker: askers.includes(author),
    followsBot: botSpokeLast(conversation),
    messages,
    others: since.filter((one) => one !== author).length,
    goesOn: since.at(-1) === author,
    answeredLately: own.filter((one) => one.answered).length,
    unansweredLately: own.filter((one) => !one.answered).length,
    answeredOfAll: lately.filter((one) => one.answered).length,
    lastOwn: lastOwn < 0 ? 0 : lately.length - lastOwn,
    lastOwnAnswered: own.at(-1)?.answered === true,
    mayReply: last !== undefined && !last.answered && last.author !== author && lastOwn >= 0,
    heard: faded(lately, (one) => one.author === author && one.answered),
    unheard: faded(lately, (one) => one.author === author && !one.answered),
    heardOfAll:
      faded(lately, (one) => one.answered) /
      Math.max(
        faded(lately, () => true),
        1,
      ),
    isOpener: askers[0] === author,
    voices: new Set(lately.map((one) => one.author)).size,
    afterPause: at !== undefined && before !== null && at - before > longPause,
    calledIn,
    repliesTo: repliesTo ?? null,
  };
}

type Lately = Conversation['speakers']['lately'];

/** Counts messages, each worth three quarters of the one after it. */
function faded(lately: Lately, counts: (one: Lately[number]) => boolean): number {
  return lately.reduce((sum, one) => sum * 0.75 + (counts(one) ? 1 : 0), 0);
}

/**
 * What the words are weighed under: `asker` was answered before, and nobody else has written since the last answer;
 * `next` writes to the bot's answer for the first time; `talk` has begun between people, or the bot has answered nobody yet.
 */
export type Phase = 'asker' | 'next' | 'talk' | 'before';

export function phaseOf({ isBeforeAnswers, isByKnownAsker, messages, others }: Position): Phase {
  if (isBeforeAnswers) return 'before';
  if (isByKnownAsker && others === 0) return 'asker';
  return messages === 0 ? 'next' : 'talk';
}
