import type { webApi } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { soon } from '../soon.ts';

/** Addresses of messages, which lead members back to them. */
export type Links = {
  /**
   * @param ts the message's
   * @param thread `ts` of the message that began its thread; null where it is in none
   * @returns nothing where Slack does not say where the workspace is
   */
  to(token: string, channel: string, ts: string, thread: string | null): Promise<{ readonly link?: string }>;
};

const remembered = 10_000;
/** Milliseconds; what is told later is there at the next time. */
const patience = 1000;
const homeSchema = z.url({ protocol: /^https$/ });

/**
 * Links of the form that https://docs.slack.dev/reference/methods/chat.getPermalink gives, made without a call for
 * each message: `auth.test` tells once where the workspace is.
 */
export function createLinks(client: webApi.WebClient): Links {
  const known = new LRUCache<string, Promise<string | undefined>>({ max: remembered });

  async function ask(token: string): Promise<string | undefined> {
    try {
      return homeSchema.safeParse((await client.auth.test({ token })).url).data;
    } catch {
      // Asked anew the next time.
      known.delete(token);
      return undefined;
    }
  }

  return {
    async to(token, channel, ts, thread) {
      const asked = known.get(token) ?? ask(token);
      known.set(token, asked);
      const home = await soon(asked, patience, undefined);
      if (home === undefined) return {};
      const link = new URL(`/archives/${channel}/p${ts.replace('.', '')}`, home);
      if (thread !== null && thread !== ts) {
        link.searchParams.set('thread_ts', thread);
        link.searchParams.set('cid', channel);
      }
      return { link: link.href };
    },
  };
}
