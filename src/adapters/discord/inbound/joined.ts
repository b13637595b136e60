import type { Guild } from 'discord.js';
import { workspaceOfServer } from '../address.ts';
import { spotIn } from '../spot.ts';
import { addressAt } from './addresses.ts';
import type { DiscordEvent } from './parts.ts';

/**
 * A server that the bot is in: its hello goes into the system channel, where Discord announces new members too.
 *
 * @returns null if there is none, or the bot may not write there
 */
export function joinedEvent(
  guild: Guild,
  messageContent: boolean,
): Extract<DiscordEvent, { kind: 'joined' }> | null {
  const { systemChannel, joinedTimestamp } = guild;
  if (systemChannel === null) return null;
  const spot = spotIn(guild, systemChannel);
  if (spot.can === 'replies') return null;
  const address = addressAt(spot, '', messageContent);
  return {
    kind: 'joined',
    workspace: workspaceOfServer(guild.id),
    // Muting is for threads.
    address: { ...address, tools: { ...address.tools, mute: false } },
    at: joinedTimestamp,
    redelivers: false,
  };
}
