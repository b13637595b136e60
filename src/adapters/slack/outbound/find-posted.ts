import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Found, PostedKey } from '../../chat/platform.ts';
import { afterMessage, type SlackAddress } from '../address.ts';
import { limits } from '../limits.ts';

/** The name under which answers carry their id in Slack's message metadata. */
export const metadataType = 'tradeoff_answer';

const payloadSchema = z.object({ answer: z.string(), part: z.number() });

/** Pages to read: a thread that got longer than that since is rare, and new apps may read one page a minute. */
const mostPages = 3;
/** How far clocks may be apart, in seconds. */
const mostApart = 60;

/**
 * Looks in a thread, or in a channel's history and in the thread that the first part starts there, for parts of an
 * answer that are there already.
 *
 * @param token the bot's in that workspace
 */
export async function findPosted(
  client: webApi.WebClient,
  token: string,
  at: SlackAddress,
  posted: PostedKey,
): Promise<Found<SlackAddress>> {
  const { parts, isCertain } = await search(client, token, at, posted);
  const first = parts.get(0);
  const next = first === undefined ? at : afterMessage(at, first);
  if (next.thread === at.thread || posted.parts === 1) return { parts, next, isCertain };
  // A channel's history doesn't have the replies in its threads.
  const rest = await search(client, token, next, posted);
  return { parts: new Map([...parts, ...rest.parts]), next, isCertain: isCertain && rest.isCertain };
}

async function search(
  client: webApi.WebClient,
  token: string,
  { channel, thread }: SlackAddress,
  { answer, at: since }: PostedKey,
): Promise<Pick<Found<SlackAddress>, 'parts' | 'isCertain'>> {
  const oldest = (since / 1000 - mostApart).toFixed(6);
  const common = { token, channel, include_all_metadata: true, limit: limits.historyPage, oldest };
  const parts = new Map<number, string>();
  let cursor: string | undefined;
  try {
    for (let pages = 0; pages < mostPages; pages++) {
      const at = cursor === undefined ? common : { ...common, cursor };
      const page =
        thread === null
          ? await client.conversations.history(at)
          : await client.conversations.replies({ ...at, ts: thread });
      for (const { ts, metadata } of page.messages ?? []) {
        if (metadata?.event_type !== metadataType || ts === undefined) continue;
        const { data } = payloadSchema.safeParse(metadata.event_payload);
        if (data?.answer === answer) parts.set(data.part, ts);
      }
      if (page.has_more !== true) return { parts, isCertain: true };
      cursor = page.response_metadata?.next_cursor;
    }
  } catch {
    // What was found is there; nothing is known of the other parts.
  }
  // There are more messages than were read, so absence proves nothing.
  return { parts, isCertain: false };
}
