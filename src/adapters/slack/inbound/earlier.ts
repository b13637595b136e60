import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { EarlierMessage, EarlierTalk } from '../../../core/turn/earlier-talk.ts';
import { soon } from '../../chat/clock.ts';
import type { EventSource } from '../../chat/events.ts';
import type { SlackAddress } from '../address.ts';
import { limits } from '../limits.ts';
import { isWrittenByPeople, messageName } from './messages.ts';
import type { SlackTrigger } from './trigger.ts';
import { unescapeWords } from './words.ts';

/** Milliseconds; a turn waits no longer, because its event is acknowledged after it. */
const patience = 1000;

const messageSchema = z.object({
  ts: z.string(),
  user: z.string().optional(),
  text: z.string().default(''),
  subtype: z.string().optional(),
  bot_id: z.string().optional(),
});

export type ReadEarlier = (source: EventSource<SlackAddress, SlackTrigger>) => Promise<EarlierTalk | null>;

/**
 * The messages of a thread before one in it. `conversations.replies` starts with the oldest, and what was said last
 * matters most, so it's read page by page to the end: https://docs.slack.dev/reference/methods/conversations.replies. If
 * the pages or the time don't suffice, what was read is a part. It needs `channels:history`, or for private channels
 * `groups:history`; new distributed apps may call it once a minute and get fifteen messages.
 */
export function createReadEarlier(client: webApi.WebClient): ReadEarlier {
  return async ({ address, trigger: { site, message } }) => {
    const { channel, thread } = address;
    if (thread === null || message === null) return null;
    // By name: the thread's first message may stand on each page.
    const written = new Map<string, EarlierMessage>();
    const progress = { hasRead: false, isWhole: false };
    async function read(ts: string, latest: string): Promise<void> {
      let cursor: string | undefined;
      for (let pages = 0; pages < limits.earlierPages; pages++) {
        const { messages = [], response_metadata } = await client.conversations.replies({
          token: site.token,
          channel,
          ts,
          latest,
          inclusive: false,
          limit: limits.earlierPage,
          ...(cursor === undefined ? {} : { cursor }),
        });
        progress.hasRead = true;
        for (const one of messages) {
          const message = writtenIn(one, channel, { ...site, latest });
          if (message !== null) written.set(message.message, message);
        }
        cursor = response_metadata?.next_cursor || undefined;
        progress.isWhole = cursor === undefined;
        if (progress.isWhole) return;
      }
    }
    // Not allowed, limited or away: whoever asked is told that it wasn't read, or only a part of it.
    await soon(
      read(thread, message.ts).catch(() => {}),
      patience,
      undefined,
    );
    return progress.hasRead ? { messages: [...written.values()], isWhole: progress.isWhole } : null;
  };
}

/** What a person wrote; null for anything else, and for the call itself. */
function writtenIn(
  one: unknown,
  channel: string,
  { bot, latest }: { readonly bot: string; readonly latest: string },
): Required<EarlierMessage> | null {
  const { data } = messageSchema.safeParse(one);
  if (data?.user === undefined || data.user === bot || data.ts === latest) return null;
  if (data.bot_id !== undefined || !isWrittenByPeople(data.subtype) || data.text === '') return null;
  return { author: data.user, words: unescapeWords(data.text), message: messageName(channel, data.ts) };
}
