import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Address } from './address.ts';
import { limits } from './limits.ts';

/** The name under which answers carry their id in Slack's message metadata. */
export const metadataType = 'tradeoff_answer';

const payloadSchema = z.object({ answer: z.string(), part: z.number() });

/** The parts of an answer that are in its channel; undecided where Slack would not say of the others. */
export type PostedBefore = {
  readonly kind: 'found' | 'undecided';
  readonly parts: ReadonlyMap<number, string>;
};

/** As many pages are read: a thread where so much was said since is rare, and new apps may read one a minute. */
const mostPages = 3;

/** Looks for the parts of an answer that are out already: `ts` by part. */
export async function postedBefore(
  client: webApi.WebClient,
  token: string,
  { channel, thread }: Address,
  answer: string,
  since: number,
): Promise<PostedBefore> {
  const oldest = (since / 1000 - 60).toFixed(6);
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
        const read = payloadSchema.safeParse(metadata.event_payload);
        if (read.success && read.data.answer === answer) parts.set(read.data.part, ts);
      }
      if (page.has_more !== true) return { kind: 'found', parts };
      cursor = page.response_metadata?.next_cursor;
    }
  } catch {
    // What was found is found; of the rest nothing is known.
  }
  // Where there is more than was shown, absence proves nothing.
  return { kind: 'undecided', parts };
}
