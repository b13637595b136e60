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
 * The messages of a thread before one in it, by one call of `conversations.replies`, which starts with the oldest:
 * https://docs.slack.dev/reference/methods/conversations.replies. It needs `channels:history`, or for private channels
 * `groups:history`; new distributed apps may call it once a minute and get fifteen messages.
 */
export function createReadEarlier(client: webApi.WebClient): ReadEarlier {
  async function read({ address, trigger }: Parameters<ReadEarlier>[0]): Promise<EarlierTalk | null> {
    const { channel, thread } = address;
    const { site, message } = trigger;
    if (thread === null || message === null) return null;
    try {
      const { messages = [], has_more } = await client.conversations.replies({
        token: site.token,
        channel,
        ts: thread,
        latest: message.ts,
        inclusive: false,
        limit: limits.earlierPage,
      });
      const written = messages.flatMap((one): EarlierMessage[] => {
        const { data } = messageSchema.safeParse(one);
        if (data?.user === undefined || data.user === site.bot || data.ts === message.ts) return [];
        if (data.bot_id !== undefined || !isWrittenByPeople(data.subtype)) return [];
        if (data.text === '') return [];
        const name = messageName(channel, data.ts);
        return [{ author: data.user, words: unescapeWords(data.text), message: name }];
      });
      return { messages: written, isWhole: has_more !== true };
    } catch {
      // Not allowed, limited or away: whoever asked is told that it wasn't read.
      return null;
    }
  }
  return (source) => soon(read(source), patience, null);
}
