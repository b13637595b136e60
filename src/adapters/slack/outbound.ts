import type { webApi } from '@slack/bolt';
import type { Failure, Outcome } from '../chat/outcomes.ts';
import type { Fallback, PartDelivery, Platform } from '../chat/platform.ts';
import { errorMessage } from '../log/error-message.ts';
import { isNotInstalled } from './access/access.ts';
import { afterMessage, isDirect, isPerson, type SlackAddress } from './address.ts';
import type { SlackTrigger } from './inbound/trigger.ts';
import { limits } from './limits.ts';
import { findPosted, metadataType } from './outbound/find-posted.ts';
import type { PrivateMessages } from './outbound/private-messages.ts';
import { failureOf, isAboutFile } from './outcomes.ts';
import type { SlackMessage } from './render/message.ts';
import { hasPicture } from './render/plainer.ts';
import type { MessageArguments, WriteMessage } from './wire/write-message.ts';

type SlackPlatform = Platform<SlackAddress, SlackMessage, SlackTrigger>;

export type Outbound = Pick<SlackPlatform, 'deliver' | 'edit' | 'remove' | 'find' | 'reopen' | 'fallbacks'>;

export type OutboundParts = {
  readonly client: webApi.WebClient;
  readonly write: WriteMessage;
  readonly privateMessages: PrivateMessages;
  /** @throws if the app isn't installed there, or the token can't be had now */
  readonly tokenOf: (team: string | null, enterprise: string | null) => Promise<string>;
  /** First delay while Slack still processes a picture, in milliseconds; it doubles. */
  readonly fileAfter: number;
};

const notInChannel =
  'I am not in this channel, so only you see this. Invite me with `/invite @Tradeoff` and ask again, and the whole channel gets the answer.';
const notAllowed = 'Slack does not let me post here, so only you see this.';

/** Slack's calls, with what their failures mean. */
export function createOutbound(parts: OutboundParts): Outbound {
  const { client, write, privateMessages, tokenOf, fileAfter } = parts;

  /** Runs calls with the token of an address. */
  async function withToken<R>(
    { team, enterprise }: SlackAddress,
    call: (token: string) => Promise<R | Failure>,
  ): Promise<R | Failure> {
    let token: string;
    try {
      token = await tokenOf(team, enterprise);
    } catch (thrown) {
      if (isNotInstalled(thrown))
        return { kind: 'never', says: 'the app was removed from the workspace: nothing to fix' };
      return { kind: 'later', says: errorMessage(thrown), mayBeDone: false };
    }
    return call(token);
  }

  /**
   * Slack refuses a picture until its upload is processed, which is waited for. As a pause, because that doesn't end
   * early when other calls succeed.
   */
  function failureOfMessage(thrown: unknown, part: SlackMessage, attempt: number): Failure {
    return isAboutFile(thrown) && hasPicture(part) && attempt < limits.fileTries
      ? { kind: 'limited', waitMs: fileAfter * 2 ** attempt }
      : failureOf(thrown);
  }

  return {
    deliver(to, part, delivery) {
      return withToken(to, async (token): Promise<Outcome<SlackAddress>> => {
        if (to.isPrivate) {
          const isLast = delivery.part === delivery.parts - 1;
          return privateMessages.send(to, token, { message: part, isLast, at: delivery.at });
        }
        try {
          const ts = await write('chat.postMessage', token, {
            ...contentOf(to.channel, part, delivery),
            ...(to.thread === null ? {} : { thread_ts: to.thread }),
            unfurl_links: false,
            unfurl_media: false,
          });
          return { kind: 'delivered', id: ts, next: afterMessage(to, ts) };
        } catch (thrown) {
          return failureOfMessage(thrown, part, delivery.attempt);
        }
      });
    },

    edit({ channel, id }, part, delivery, at) {
      return withToken(at, async (token): Promise<Outcome<SlackAddress>> => {
        try {
          await write('chat.update', token, { ...contentOf(channel, part, delivery), ts: id });
          return { kind: 'delivered', id, next: { ...at, responseUrl: null } };
        } catch (thrown) {
          return failureOfMessage(thrown, part, delivery.attempt);
        }
      });
    },

    async remove({ channel, id }, at) {
      return withToken(at, async (token) => {
        try {
          await client.chat.delete({ token, channel, ts: id });
          return null;
        } catch (thrown) {
          return failureOf(thrown);
        }
      });
    },

    async find(posted, at) {
      // Private messages are in no history.
      if (at.isPrivate) return { parts: new Map(), next: at, isCertain: false };
      const token = await tokenOf(at.team, at.enterprise);
      return findPosted(client, token, at, posted);
    },

    reopen: async () => ({ kind: 'never', says: 'Slack has no threads to reopen' }),

    fallbacks(address, failure): readonly Fallback<SlackAddress>[] {
      if (address.isPrivate) return directOnly(address);
      // What is for no one person has nobody to tell alone.
      if (address.user === '') return [];
      const note = failure.kind === 'elsewhere' ? notInChannel : notAllowed;
      // In the channel, because a thread without replies shows no private messages.
      return [{ address: { ...address, thread: null, isPrivate: true, isFallback: true }, note }];
    },
  };
}

/** A note that its channel doesn't take goes into the direct message with the person; a private answer says nothing elsewhere. */
function directOnly(address: SlackAddress): readonly Fallback<SlackAddress>[] {
  const { channel, user, isNote } = address;
  if (isNote !== true || isDirect(channel) || !isPerson(user)) return [];
  return [{ address: { ...address, channel: user, thread: null, responseUrl: null }, note: null }];
}

function contentOf(
  channel: string,
  { text, blocks }: SlackMessage,
  { answer, part, parts }: PartDelivery,
): Pick<MessageArguments, 'channel' | 'text' | 'blocks' | 'link_names' | 'parse' | 'metadata'> {
  return {
    channel,
    text,
    ...(blocks.length === 0 ? {} : { blocks }),
    link_names: false,
    parse: 'none',
    metadata: { event_type: metadataType, event_payload: { answer, part, parts } },
  };
}
