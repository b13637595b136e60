import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Address } from './address.ts';
import { limits } from './limits.ts';

/** The name under which answers carry their id in Slack's message metadata. */
export const metadataType = 'tradeoff_answer';

const payloadSchema = z.object({ answer: z.string(), part: z.number() });

/** What was found of an answer in its channel; undecided where Slack would not say. */
export type PostedBefore =
  | { readonly kind: 'found'; readonly parts: ReadonlyMap<number, string> }
  | { readonly kind: 'undecided' };

/** Looks once for the parts of an answer that are out already: `ts` by part. */
export async function postedBefore(
  client: webApi.WebClient,
  token: string,
  { channel, thread }: Address,
  answer: string,
  since: number,
): Promise<PostedBefore> {
  const common = { token, channel, include_all_metadata: true, limit: limits.historyPage };
  try {
    const page =
      thread === null
        ? await client.conversations.history({ ...common, oldest: (since / 1000 - 60).toFixed(6) })
        : await client.conversations.replies({
            ...common,
            ts: thread,
            oldest: (since / 1000 - 60).toFixed(6),
          });
    const parts = new Map<number, string>();
    for (const { ts, metadata } of page.messages ?? []) {
      if (metadata?.event_type !== metadataType || ts === undefined) continue;
      const read = payloadSchema.safeParse(metadata.event_payload);
      if (read.success && read.data.answer === answer) parts.set(read.data.part, ts);
    }
    // Where there is more than was shown, absence proves nothing.
    return parts.size === 0 && page.has_more === true ? { kind: 'undecided' } : { kind: 'found', parts };
  } catch {
    return { kind: 'undecided' };
  }
}
