import type { Answer } from '../answer/answer.ts';
import { offerAnew } from '../reply/offer-anew.ts';
import type { ConversationDocument } from '../store/documents.ts';
import { deliveryOf, isAnswered, isDelivered, withChanged, withDelivery } from '../threads/deliveries.ts';
import { type ChangeThread, threadKey } from '../threads/threads.ts';
import { guideRule } from '../understanding/decide/guide-step.ts';
import { wordingOf } from '../understanding/text/wording.ts';
import type { Limiter } from './limiter.ts';

/** A message that somebody changed, in a conversation that it belongs to or that it may begin. */
export type EditedMessage = {
  readonly workspace: string;
  readonly conversation: string;
  readonly author: string;
  /** The id of this edit; each is done once. */
  readonly delivery: string;
  /** The id the message was delivered under. */
  readonly message: string;
  /** As it's now. */
  readonly words: string;
  readonly audience: 'direct' | 'shared';
  /** When the message itself was written, in milliseconds since 1970; absent if unknown. */
  readonly at?: number;
  /** When it was edited, in milliseconds since 1970; absent if unknown. */
  readonly editedAt?: number;
  /** True if the bot was called in it before the edit too, as far as the platform tells. */
  readonly wasToBot: boolean;
};

/**
 * What an edit leads to. `ask`: the message is a question without an answer that others saw, to be asked as what it's now.
 * `offer`: it has its answer, and its author may have a fresh one. `nothing`: it changes nothing, or was done before.
 */
export type EditOutcome =
  | { readonly kind: 'ask' }
  | { readonly kind: 'offer'; readonly answer: Answer }
  | { readonly kind: 'nothing' };

export type EditMessage = (edited: EditedMessage) => Promise<EditOutcome>;

/**
 * A message of this age is still delivered, in milliseconds: Slack gives up five minutes after the first try, and a bot
 * that was away catches up. What was for the bot and still isn't known after that was forgotten.
 */
const deliveredWithin = 15 * 60_000;

export type EditMessageParts = {
  readonly changeThread: ChangeThread;
  readonly limiter: Limiter;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/**
 * Decides what becomes of an edit. What the message led to (an answer, a vote, a record) stays in any case. An offer counts
 * as a question, so that editing doesn't get around the limits; over a limit, there's none.
 */
export function createEditMessage({ changeThread, limiter, now }: EditMessageParts): EditMessage {
  return async (edited) => {
    const result: { outcome: EditOutcome } = { outcome: { kind: 'nothing' } };
    const change = await changeThread(threadKey(edited.workspace, edited.conversation), (thread) => {
      result.outcome = { kind: 'nothing' };
      if (thread !== undefined && (isDelivered(thread, edited.delivery) || isOutdated(thread, edited)))
        return null;
      if (thread === undefined || !isAnswered(thread, edited.message)) {
        if (!hasSameWords(thread, edited) && isNewCall(edited, thread, now()))
          result.outcome = { kind: 'ask' };
        return thread === undefined ? null : withoutCall(thread, edited);
      }
      return afterAnswer(thread, edited);
    });
    if (change === null || change.offer === null) return result.outcome;
    const { workspace, author, conversation } = edited;
    const asker = { workspace, author, channel: change.value.place?.id ?? conversation };
    if (limiter.reached(asker) !== null) return { kind: 'nothing' };
    limiter.count(asker);
    return { kind: 'offer', answer: change.offer };
  };
}

/** Whether the message is deleted, or was edited again since this edit. */
function isOutdated(thread: ConversationDocument, { message, editedAt }: EditedMessage): boolean {
  const before = deliveryOf(thread, message);
  if (before?.deleted === true) return true;
  return editedAt !== undefined && before?.editedAt !== undefined && editedAt < before.editedAt;
}

/** A thread where a message that hasn't come yet calls the bot no longer: when it comes, its old words aren't answered. */
function withoutCall(
  thread: ConversationDocument,
  { message, audience, wasToBot, editedAt }: EditedMessage,
): Change | null {
  if (audience === 'direct' || !wasToBot || isDelivered(thread, message)) return null;
  const at = editedAt === undefined ? {} : { editedAt };
  const deliveries = withDelivery(thread, { id: message, answer: null, ...at });
  return { value: { ...thread, deliveries }, offer: null };
}

/** Whether nothing but marks, blanks or case has changed since it was answered. */
function hasSameWords(thread: ConversationDocument | undefined, { message, words }: EditedMessage): boolean {
  const wording = thread === undefined ? undefined : deliveryOf(thread, message)?.wording;
  return wording !== undefined && wording === wordingOf(message, words);
}

/** Whether a message without an answer calls the bot now, and either didn't before or is still on its way. */
function isNewCall(
  { audience, message, wasToBot, at }: EditedMessage,
  thread: ConversationDocument | undefined,
  now: number,
): boolean {
  if (audience === 'shared') return false;
  const isKnown = thread !== undefined && isDelivered(thread, message);
  return isKnown || !wasToBot || (at !== undefined && now - at < deliveredWithin);
}

/** "yes", now "no": to a question that the guided choice asked, and that may not be the one it asks now. */
function answersGuide({ conversation }: ConversationDocument, answer: string | null, words: string): boolean {
  const trace = conversation.traces.find((one) => one.answer === answer);
  return trace?.rules.includes(guideRule) === true && words.trim().split(/\s+/).length <= fewWords;
}

/** The length of what answers "Do you need …?" and means nothing without it. */
const fewWords = 3;

type Change = { readonly value: ConversationDocument; readonly offer: Answer | null };

/** An edit of a message that has its answer; null if it changes no words. */
function afterAnswer(
  thread: ConversationDocument,
  { conversation, delivery, message, author, words, audience, editedAt }: EditedMessage,
): Change | null {
  const before = deliveryOf(thread, message);
  const wording = wordingOf(message, words);
  if (before === undefined || words.trim() === '') return null;
  if (wording === (before.editedTo ?? before.wording)) return null;
  const { editedTo: _, ...answered } = before;
  const isBack = wording === before.wording;
  const at = editedAt === undefined ? {} : { editedAt };
  const changed = isBack ? { ...answered, ...at } : { ...answered, ...at, author, editedTo: wording };
  const isUnwanted = (thread.muted && audience === 'shared') || answersGuide(thread, before.answer, words);
  const offer = isBack || isUnwanted ? null : offerAnew(words, [conversation, delivery]);
  const deliveries = withChanged(thread, changed);
  return {
    value: {
      ...thread,
      deliveries: withDelivery({ deliveries }, { id: delivery, answer: offer?.id ?? null }),
    },
    offer,
  };
}
