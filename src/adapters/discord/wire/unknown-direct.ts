import { type Client, Events, type Message, type PartialMessage } from 'discord.js';
import { z } from 'zod';

/** What is known of a message that is gone. */
export type DeletedMessage = Pick<Message | PartialMessage, 'id' | 'channel' | 'channelId' | 'guildId'>;

export type ChangeListeners = {
  /** @param before null or partial if it isn't known */
  readonly edited: (before: Message | PartialMessage | null, message: Message) => Promise<void>;
  /** Called with messages of one channel. */
  readonly deleted: (messages: readonly DeletedMessage[]) => Promise<void>;
};

const packetSchema = z.object({
  t: z.enum(['MESSAGE_UPDATE', 'MESSAGE_DELETE']),
  d: z.object({ id: z.string(), channel_id: z.string(), guild_id: z.undefined().optional() }),
});

/**
 * Hears of edits and deletions in direct messages that nobody has written in since the start. discord.js drops those, as
 * Discord doesn't say with whom the direct message is; so it's asked.
 *
 * @param track runs what an event leads to
 */
export function hearUnknownDirect(
  client: Client,
  { edited, deleted }: ChangeListeners,
  track: (what: string, work: Promise<void>) => void,
): void {
  async function hear({ t, d: { id, channel_id } }: z.infer<typeof packetSchema>): Promise<void> {
    const channel = await client.channels.fetch(channel_id);
    if (channel === null || !channel.isDMBased()) return;
    if (t === 'MESSAGE_UPDATE') return edited(null, await channel.messages.fetch(id));
    return deleted([{ id, channel, channelId: channel_id, guildId: null }]);
  }

  client.on(Events.Raw, (packet: unknown) => {
    const { data } = packetSchema.safeParse(packet);
    if (data === undefined || client.channels.cache.has(data.d.channel_id)) return;
    track(`change of direct message ${data.d.id}`, hear(data));
  });
}
