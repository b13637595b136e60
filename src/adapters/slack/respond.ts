import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { errorMessage } from '../log/error-message.ts';
import type { Log } from '../log/log.ts';
import { redact } from '../log/redact.ts';
import type { Address } from './address.ts';
import { type Fault, faultOf } from './outcomes.ts';
import { escapeText } from './render/escape.ts';
import type { SlackMessage } from './render/message.ts';
import type { SlackFetch } from './wire/thin-fetch.ts';

/** Ways to say something to one person alone. Each gives what went wrong, or null. */
export type Respond = {
  /**
   * Through the address that came with a command or a press: five times in half an hour, and also where the bot
   * is not a member. What is past that is a fault of the kind `outside`.
   */
  throughAddress(url: string, message: SlackMessage): Promise<Fault | null>;
  /** As a message that only one member of the channel sees, where the bot is a member too. */
  asMember(address: Address, message: SlackMessage): Promise<Fault | null>;
  /** A line by whichever way works; one that does not arrive is logged, and nothing else depends on it. */
  tell(address: Address, message: SlackMessage): Promise<void>;
};

export type RespondParts = {
  readonly client: webApi.WebClient;
  readonly fetch: SlackFetch;
  readonly tokenOf: (team: string | null, enterprise: string | null) => Promise<string>;
  readonly log: Log;
  /** Undefined for Slack itself. */
  readonly apiUrl: string | undefined;
};

/** Where Slack takes answers to commands and presses: https://docs.slack.dev/interactivity/handling-user-interaction; GovSlack. */
const slackHosts = ['hooks.slack.com', 'hooks.slack-gov.com'];

/** Milliseconds. */
const answersWithin = 15_000;
const refusalSchema = z.object({ error: z.string() });

export function createRespond({ client, fetch, tokenOf, log, apiUrl }: RespondParts): Respond {
  /** Whether an address that came with a delivery is one of Slack's: nothing else is ever called. */
  function isSlacks(url: string): boolean {
    if (!URL.canParse(url)) return false;
    const { protocol, host, origin, username } = new URL(url);
    if (apiUrl !== undefined && origin === new URL(apiUrl).origin) return true;
    return protocol === 'https:' && username === '' && slackHosts.includes(host);
  }

  async function throughAddress(url: string, { text, blocks }: SlackMessage): Promise<Fault | null> {
    if (!isSlacks(url)) return { kind: 'outside', error: 'that address is not one of Slack’s' };
    const body = {
      response_type: 'ephemeral',
      replace_original: false,
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
        signal: AbortSignal.timeout(answersWithin),
      });
      const says = await response.text();
      return response.ok ? null : refusalOf(response.status, response.headers.get('retry-after'), says);
    } catch {
      return { kind: 'unknown' };
    }
  }

  async function asMember(
    { team, enterprise, channel, user, thread }: Address,
    { text, blocks }: SlackMessage,
  ): Promise<Fault | null> {
    const token = await tokenOf(team, enterprise);
    try {
      await client.chat.postEphemeral({
        token,
        channel,
        user,
        ...(thread === null ? {} : { thread_ts: thread }),
        text,
        ...(blocks.length === 0 ? {} : { blocks }),
        link_names: false,
        parse: 'none',
      });
      return null;
    } catch (thrown) {
      return faultOf(thrown);
    }
  }

  return {
    throughAddress,
    asMember,
    async tell(address, message) {
      const { responseUrl } = address;
      if (responseUrl !== null && (await throughAddress(responseUrl, message)) === null) return;
      const fault = await asMember(address, message).catch((thrown: unknown) => faultOf(thrown));
      if (fault !== null)
        log.warn(redact(`slack: could not say something to one person: ${errorMessage(fault)}`));
    },
  };
}

/** What such an address answers: https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks, errors. */
function refusalOf(status: number, retryAfter: string | null, says: string): Fault {
  if (status === 429) return { kind: 'limited', wait: (Number(retryAfter) || 1) * 1000 };
  if (status >= 500) return { kind: 'unknown' };
  const error = errorIn(says);
  return /block/.test(error) ? { kind: 'blocks', error, file: false } : { kind: 'outside', error };
}

function errorIn(says: string): string {
  try {
    return refusalSchema.parse(JSON.parse(says)).error;
  } catch {
    return says.slice(0, 100);
  }
}

/** A line of our own; `words` is mrkdwn. */
export function note(words: string): SlackMessage {
  return {
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text: words, verbatim: true } }],
    text: escapeText(words.replaceAll('`', '')),
  };
}
