import type { webApi } from '@slack/bolt';
import { faultOf } from '../outcomes.ts';
import { soon } from '../soon.ts';

/** Knows which channels are closed (private ones and direct messages, whose words do not leave them), and which it is in. */
export type Channels = {
  /** Notes what an event said about a channel. */
  learn(channel: string, type: string): void;
  /** @returns true where it is closed, or where Slack does not say: the careful side */
  isClosed(token: string, channel: string): Promise<boolean>;
  /** Whether the bot can post there: asked anew each time. @returns true where Slack does not say */
  isMember(token: string, channel: string): Promise<boolean>;
};

const kept = 10_000;
/** How long a turn waits to learn what kind of channel it is in, in milliseconds. */
const patience = 1000;

export function createChannels(client: webApi.WebClient): Channels {
  const known = new Map<string, boolean>();
  const asked = new Map<string, Promise<boolean>>();

  function keep(channel: string, closed: boolean): boolean {
    known.set(channel, closed);
    const oldest = known.keys().next().value;
    if (known.size > kept && oldest !== undefined) known.delete(oldest);
    return closed;
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
      return faultOf(thrown).kind !== 'outside';
    }
  }

  return {
    isMember: (token, channel) => soon(askMember(token, channel), patience, true),
    learn: (channel, type) => void keep(channel, type !== 'channel'),
    async isClosed(token, channel) {
      if (/^[DG]/.test(channel)) return true;
      const before = known.get(channel);
      if (before !== undefined) return before;
      const asking = asked.get(channel) ?? ask(token, channel);
      asked.set(channel, asking);
      // An acknowledgement waits for this, so it must not wait for a Slack that is slow.
      return soon(asking, patience, true);
    },
  };
}
