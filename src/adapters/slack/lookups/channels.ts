import type { webApi } from '@slack/bolt';
import { soon } from '../../chat/clock.ts';
import { isDirect } from '../address.ts';
import { failureOf } from '../outcomes.ts';

/** Knows which channels are closed (private channels and direct messages), and which ones the bot is in. */
export type Channels = {
  /**
   * Remembers what an event told about a channel.
   *
   * @param type as in `channel_type`: `channel` is open; `group`, `im` and `mpim` are closed
   */
  learn(channel: string, type: string): void;
  /** @returns true if the channel is closed or Slack doesn't say, which is the careful side */
  isClosed(token: string, channel: string): Promise<boolean>;
  /** Whether the bot can post there; looked up each time. @returns true if Slack doesn't say */
  isMember(token: string, channel: string): Promise<boolean>;
};

const remembered = 10_000;
/** How long a turn waits to learn what kind of channel it's in, in milliseconds. */
const patience = 1000;

export function createChannels(client: webApi.WebClient): Channels {
  const known = new Map<string, boolean>();
  const asked = new Map<string, Promise<boolean>>();

  function keep(channel: string, isClosed: boolean): boolean {
    known.set(channel, isClosed);
    const oldest = known.keys().next().value;
    if (known.size > remembered && oldest !== undefined) known.delete(oldest);
    return isClosed;
  }

  async function ask(token: string, channel: string): Promise<boolean> {
    try {
      const { channel: info } = await client.conversations.info({ token, channel });
      return keep(channel, info?.is_private !== false || info.is_im === true || info.is_mpim === true);
    } catch {
      return true;
    } finally {
      asked.delete(channel);
    }
  }

  async function askMember(token: string, channel: string): Promise<boolean> {
    try {
      const { channel: info } = await client.conversations.info({ token, channel });
      return info?.is_im === true || info?.is_member !== false;
    } catch (thrown) {
      return failureOf(thrown).kind !== 'elsewhere';
    }
  }

  return {
    isMember: (token, channel) => soon(askMember(token, channel), patience, true),
    learn: (channel, type) => void keep(channel, type !== 'channel'),
    async isClosed(token, channel) {
      if (isDirect(channel) || channel.startsWith('G')) return true;
      const before = known.get(channel);
      if (before !== undefined) return before;
      const asking = asked.get(channel) ?? ask(token, channel);
      asked.set(channel, asking);
      // An acknowledgement waits for this, so it can't wait for a slow Slack.
      return soon(asking, patience, true);
    },
  };
}
