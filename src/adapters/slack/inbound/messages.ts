import { ownWords } from '../../../core/understanding/text/own-words.ts';
import { isDirect, threadName } from '../address.ts';
import type { MessagePayload } from '../payloads.ts';
import { newSource } from './source.ts';
import type { Site, SlackChatEvent } from './trigger.ts';
import { askedWords, unescapeWords } from './words.ts';

/** Subtypes of messages people write; all others are edits, joins, topics and the like. */
const writtenByPeople = new Set(['thread_broadcast', 'file_share', 'me_message']);

export function isWrittenByPeople(subtype: string | undefined): boolean {
  return subtype === undefined || writtenByPeople.has(subtype);
}

/**
 * A message, or the mention that Slack sends beside it. Both carry the same `ts`, which names the delivery: whichever
 * comes first is handled.
 *
 * @param wasCall true if it called the bot before it was edited
 * @returns null if it can't be for the bot
 */
export function messageEvent(
  payload: MessagePayload,
  site: Site,
  wasCall = false,
): Extract<SlackChatEvent, { kind: 'message' }> | null {
  const { channel, ts, thread_ts, user, subtype } = payload;
  if (user === undefined || user === site.bot) return null;
  if (payload.bot_id !== undefined || payload.hidden === true) return null;
  if (!isWrittenByPeople(subtype)) return null;
  const isInDirect = payload.channel_type === 'im' || isDirect(channel);
  const isCall = isToBot(payload, site);
  // Most of what is said in a channel ends here.
  if (!isCall && !wasCall && thread_ts === undefined) return null;
  const thread = thread_ts ?? (isInDirect ? null : ts);
  const words = askedWords(payload, site.bot);
  return {
    kind: 'message',
    source: newSource(
      site,
      { id: user, team_id: payload.user_team ?? payload.team },
      {
        delivery: messageName(channel, ts),
        where: { channel, thread },
        message: { ts, thread: thread_ts ?? null },
        privateThread: thread_ts ?? null,
        // At once, after one minute and after five: https://docs.slack.dev/apis/events-api, retries.
        redelivers: true,
      },
    ),
    conversation: { kind: 'thread', thread: threadName(channel, thread), starts: isCall },
    audience: isCall ? 'direct' : 'shared',
    words,
    at: Number(ts) * 1_000,
    inThread: isCall && !isInDirect && thread_ts !== undefined && thread_ts !== ts,
    ...(isInDirect && words === '' && (payload.text ?? '').trim() === '' ? { unread: true } : {}),
  };
}

/** What a message is called in the store. */
export function messageName(channel: string, ts: string): string {
  return `message:${channel}:${ts}`;
}

/**
 * Whether a message calls the bot: a direct message, or one that mentions it. Slack also tells of a mention in a quote or
 * in struck-through words, which calls nobody.
 */
export function isToBot(
  {
    type,
    channel,
    channel_type,
    text = '',
  }: Pick<MessagePayload, 'type' | 'channel' | 'channel_type' | 'text'>,
  site: Site,
): boolean {
  if (channel_type === 'im' || isDirect(channel)) return true;
  if (!mentions(text, site)) return type === 'app_mention';
  return mentions(ownWords(unescapeWords(text)), site);
}

function mentions(text: string, { bot }: Site): boolean {
  return text.includes(`<@${bot}>`) || text.includes(`<@${bot}|`);
}
