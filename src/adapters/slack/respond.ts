import type { webApi } from '@slack/bolt';
import type { Log } from '../log/log.ts';
import { redact } from '../log/redact.ts';
import { said } from '../log/said.ts';
import type { Address } from './address.ts';
import { escapeText } from './render/escape.ts';
import type { SlackMessage } from './render/message.ts';
import type { SlackFetch } from './thin-fetch.ts';

/** Says something to one person alone. */
export type Respond = (address: Address, messages: readonly SlackMessage[], why?: 'outside') => Promise<void>;

export type RespondParts = {
  readonly client: webApi.WebClient;
  readonly fetch: SlackFetch;
  readonly tokenOf: (team: string | null, enterprise: string | null) => Promise<string>;
  readonly log: Log;
};

/** Milliseconds. */
const answersWithin = 15_000;

const invitation =
  'I am not in this channel, so only you see this. Invite me with `/invite @Tradeoff` and ask again, and the whole channel gets the answer.';

/**
 * Through the address that Slack gave with the command or the press, which works in channels that the bot is
 * not in; where that has had its day, or there is none, as an ephemeral message.
 */
export function createRespond({ client, fetch, tokenOf, log }: RespondParts): Respond {
  async function throughAddress(url: string, { text, blocks }: SlackMessage): Promise<void> {
    const body = {
      response_type: 'ephemeral',
      replace_original: false,
      text,
      blocks,
      unfurl_links: false,
      unfurl_media: false,
    };
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(answersWithin),
    });
    await response.text();
    if (!response.ok)
      throw new Error(`Slack answered ${response.status}; such an address works five times in half an hour`);
  }

  async function asEphemeral(
    { team, enterprise, channel, user, thread }: Address,
    { text, blocks }: SlackMessage,
  ): Promise<void> {
    const token = await tokenOf(team, enterprise);
    await client.chat.postEphemeral({
      token,
      channel,
      user,
      ...(thread === null ? {} : { thread_ts: thread }),
      text,
      blocks,
      link_names: false,
      parse: 'none',
    });
  }

  return async (address, messages, why) => {
    const all: SlackMessage[] = why === 'outside' ? [note(invitation), ...messages] : [...messages];
    for (const message of all) {
      try {
        if (address.responseUrl === null) await asEphemeral(address, message);
        else await throughAddress(address.responseUrl, message).catch(() => asEphemeral(address, message));
      } catch (thrown) {
        log.warn(redact(`slack: could not say something to one person: ${said(thrown)}`));
        return;
      }
    }
  };
}

/** A line of our own; `words` is mrkdwn. */
export function note(words: string): SlackMessage {
  return {
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text: words, verbatim: true } }],
    text: escapeText(words.replaceAll('`', '')),
  };
}
