import type { webApi } from '@slack/bolt';
import type { Address } from './address.ts';
import { type Log, redact, said } from './log.ts';
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

const invitation =
  'I am not in this channel, so only you see this. Invite me with `/invite @Tradeoff` and ask again, and the whole channel gets the answer.';

/**
 * Through the address that Slack gave with the command or the press, which works in channels that the bot is
 * not in; without one, as an ephemeral message. What only one person would have seen is not repeated.
 */
export function createRespond({ client, fetch, tokenOf, log }: RespondParts): Respond {
  return async (address, messages, why) => {
    const all: SlackMessage[] = why === 'outside' ? [note(invitation), ...messages] : [...messages];
    for (const { text, blocks } of all) {
      try {
        if (address.responseUrl !== null) {
          const response = await fetch(address.responseUrl, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({
              response_type: 'ephemeral',
              replace_original: false,
              text,
              blocks,
              unfurl_links: false,
              unfurl_media: false,
            }),
            signal: AbortSignal.timeout(15_000),
          });
          if (!response.ok)
            throw new Error(
              `Slack answered ${response.status}; such an address works five times in half an hour`,
            );
          await response.text();
        } else {
          await client.chat.postEphemeral({
            token: await tokenOf(address.team, address.enterprise),
            channel: address.channel,
            user: address.user,
            ...(address.thread === null ? {} : { thread_ts: address.thread }),
            text,
            blocks,
            link_names: false,
            parse: 'none',
          });
        }
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
