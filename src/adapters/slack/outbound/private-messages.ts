import type { webApi } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { atMost } from '../../caches/at-most.ts';
import type { Outcome } from '../../chat/outcomes.ts';
import { isPerson, type SlackAddress } from '../address.ts';
import { readJson } from '../json.ts';
import { limits } from '../limits.ts';
import { blip, failureOf } from '../outcomes.ts';
import type { SlackMessage } from '../render/message.ts';
import type { SlackFetch } from '../wire/fetch.ts';

export type PrivateMessage = {
  readonly message: SlackMessage;
  /** True if none of the same answer follows. */
  readonly isLast: boolean;
  /** When the `response_url` came, in milliseconds since 1970. */
  readonly at: number;
};

/** Sends messages that only one person sees. */
export type PrivateMessages = {
  /**
   * Through the address's `response_url`, which also works where the bot isn't a member: five times in half an hour, of
   * which the last is kept for the last message. Otherwise with `chat.postEphemeral`, which needs the bot to be a member.
   */
  send(address: SlackAddress, token: string, message: PrivateMessage): Promise<Outcome<SlackAddress>>;
};

export type PrivateMessagesParts = {
  readonly client: webApi.WebClient;
  readonly fetch: SlackFetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Undefined for Slack itself. */
  readonly apiUrl: string | undefined;
};

/** The hosts of `response_url`s: https://docs.slack.dev/interactivity/handling-user-interaction; the second is GovSlack's. */
const slackHosts = ['hooks.slack.com', 'hooks.slack-gov.com'];

/** `response_url`s whose uses are counted at a time. Slack refuses one use too many, so a forgotten count does no harm. */
const counted = 10_000;

/** Milliseconds. */
const responseTimeout = 15_000;

const refusalSchema = z.object({ error: z.string() });

export function createPrivateMessages({ client, fetch, now, apiUrl }: PrivateMessagesParts): PrivateMessages {
  const uses = new LRUCache<string, number>(atMost(counted));

  /** Nothing but Slack is ever called, whatever a delivery names. */
  function isSlacks(url: string): boolean {
    if (!URL.canParse(url)) return false;
    const { protocol, host, origin, username } = new URL(url);
    if (apiUrl !== undefined && origin === new URL(apiUrl).origin) return true;
    return protocol === 'https:' && username === '' && slackHosts.includes(host);
  }

  function mayUse(url: string, { isLast, at }: PrivateMessage): boolean {
    const left = limits.responseUrlUses - (uses.get(url) ?? 0);
    return isSlacks(url) && now() - at <= limits.responseUrlFor && left > (isLast ? 0 : 1);
  }

  async function byResponseUrl(
    url: string,
    address: SlackAddress,
    message: SlackMessage,
  ): Promise<Outcome<SlackAddress>> {
    const outcome = await post(fetch, url, { ...message, thread: shownIn(address) });
    // Of a call with unknown outcome nobody knows whether it counts: not counted, since a use too many is just refused.
    if (outcome.kind === 'elsewhere') uses.set(url, limits.responseUrlUses);
    else if (outcome.kind === 'delivered' || outcome.kind === 'never')
      uses.set(url, (uses.get(url) ?? 0) + 1);
    return outcome.kind === 'delivered' ? { ...outcome, next: address } : outcome;
  }

  async function asEphemeral(
    address: SlackAddress,
    token: string,
    { text, blocks }: SlackMessage,
  ): Promise<Outcome<SlackAddress>> {
    const { channel, user } = address;
    const thread = shownIn(address);
    const content = {
      token,
      channel,
      ...(thread === null ? {} : { thread_ts: thread }),
      text,
      ...(blocks.length === 0 ? {} : { blocks }),
      link_names: false,
      parse: 'none' as const,
    };
    try {
      // In the direct message with the person, an ordinary message is as private, and stays.
      if (isPerson(channel))
        await client.chat.postMessage({ ...content, unfurl_links: false, unfurl_media: false });
      else await client.chat.postEphemeral({ ...content, user });
      return { kind: 'delivered', id: null, next: address };
    } catch (thrown) {
      return failureOf(thrown);
    }
  }

  return {
    async send(address, token, message) {
      const { responseUrl } = address;
      if (responseUrl !== null && mayUse(responseUrl, message)) {
        const outcome = await byResponseUrl(responseUrl, address, message.message);
        if (outcome.kind !== 'elsewhere') return outcome;
      }
      return asEphemeral(address, token, message.message);
    },
  };
}

/** The thread a private message is shown in; null for the channel. */
function shownIn({ thread, isInChannel }: SlackAddress): string | null {
  return isInChannel === true ? null : thread;
}

/** One call of a `response_url`; it answers as https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks says. */
async function post(
  fetch: SlackFetch,
  url: string,
  { text, blocks, thread }: SlackMessage & { readonly thread: string | null },
): Promise<Outcome<null>> {
  const body = {
    response_type: 'ephemeral',
    replace_original: false,
    ...(thread === null ? {} : { thread_ts: thread }),
    text,
    blocks,
    unfurl_links: false,
    unfurl_media: false,
  };
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(responseTimeout),
    });
    const answer = await response.text();
    if (response.ok && !isPage(answer)) return { kind: 'delivered', id: null, next: null };
    if (response.ok || response.status >= 500) return blip(`HTTP ${response.status}`, true);
    if (response.status === 429) return { kind: 'limited', waitMs: secondsIn(response) * 1000 };
    const error = errorIn(answer);
    const says = `response_url: ${error}`;
    return /block/.test(error) ? { kind: 'never', says, plainer: true } : { kind: 'elsewhere', says };
  } catch (thrown) {
    return blip(thrown instanceof Error ? thrown.message : String(thrown), true);
  }
}

/** Slack answers in a word or in JSON; a page is from something in between. */
function isPage(answer: string): boolean {
  return answer.trimStart().startsWith('<');
}

function secondsIn({ headers }: Awaited<ReturnType<SlackFetch>>): number {
  return Number(headers.get('retry-after')) || 1;
}

function errorIn(answer: string): string {
  return refusalSchema.safeParse(readJson(answer)).data?.error ?? answer.slice(0, 100);
}
