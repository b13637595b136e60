import type { webApi } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { atMost } from '../../caches/at-most.ts';
import { soon } from '../../chat/clock.ts';
import type { LinkTarget } from '../inbound/trigger.ts';

/** Permalinks of messages. */
export type Links = {
  /** @returns null if Slack doesn't say where the workspace is */
  to(token: string, channel: string, message: LinkTarget): Promise<string | null>;
};

const remembered = 10_000;
/** Milliseconds; an answer that comes later is there the next time. */
const patience = 1000;
const addressSchema = z.url({ protocol: /^https$/ });

/**
 * Links as https://docs.slack.dev/reference/methods/chat.getPermalink returns them, made without a call for each
 * message: `auth.test` tells once where the workspace is.
 */
export function createLinks(client: webApi.WebClient): Links {
  const known = new LRUCache<string, Promise<string | undefined>>(atMost(remembered));

  async function ask(token: string): Promise<string | undefined> {
    try {
      return addressSchema.safeParse((await client.auth.test({ token })).url).data;
    } catch {
      known.delete(token);
      return undefined;
    }
  }

  return {
    async to(token, channel, { ts, thread }) {
      const asked = known.get(token) ?? ask(token);
      known.set(token, asked);
      const workspace = await soon(asked, patience, undefined);
      if (workspace === undefined) return null;
      const link = new URL(`/archives/${channel}/p${ts.replace('.', '')}`, workspace);
      if (thread !== null && thread !== ts) {
        link.searchParams.set('thread_ts', thread);
        link.searchParams.set('cid', channel);
      }
      return link.href;
    },
  };
}
