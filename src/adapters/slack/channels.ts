import type { webApi } from '@slack/bolt';

/** Knows which channels are closed: private ones and direct messages, whose words do not leave them. */
export type Channels = {
  /** Notes what an event said about a channel. */
  learn(channel: string, type: string): void;
  /** @returns true where it is closed, or where Slack does not say: the careful side */
  isClosed(token: string, channel: string): Promise<boolean>;
};

const kept = 10_000;

export function createChannels(client: webApi.WebClient): Channels {
  const known = new Map<string, boolean>();

  function keep(channel: string, closed: boolean): boolean {
    known.set(channel, closed);
    const oldest = known.keys().next().value;
    if (known.size > kept && oldest !== undefined) known.delete(oldest);
    return closed;
  }

  return {
    learn: (channel, type) => void keep(channel, type !== 'channel'),
    async isClosed(token, channel) {
      if (/^[DG]/.test(channel)) return true;
      const before = known.get(channel);
      if (before !== undefined) return before;
      try {
        const { channel: info } = await client.conversations.info({ token, channel });
        return keep(channel, info?.is_private !== false || info.is_im === true || info.is_mpim === true);
      } catch {
        return true;
      }
    },
  };
}
