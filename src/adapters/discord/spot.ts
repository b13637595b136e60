import {
  type BaseInteraction,
  type Channel,
  ChannelType,
  type Guild,
  type GuildBasedChannel,
  type Message,
  PermissionFlagsBits,
  type PermissionsBitField,
} from 'discord.js';
import type { Place } from '../../core/access/place.ts';
import { workspaceOfPerson, workspaceOfServer } from './address.ts';

/** Where a question was asked, and what the bot can do there. */
export type Spot = {
  /** The server if it installed the bot, otherwise the person. */
  readonly workspace: string;
  readonly place: Place;
  /**
   * `opens`: each answer gets its own thread. `goes-on`: a thread or a direct message, where answers are posted. `posts`:
   * a channel in which the bot may write but not open threads. `replies`: the bot may not write here and can only reply
   * to interactions.
   */
  readonly can: 'opens' | 'goes-on' | 'posts' | 'replies';
  readonly channel: string;
  /** Id of the server; null in direct messages, and if only the person installed the bot. */
  readonly server: string | null;
};

const threadPermissions = [
  PermissionFlagsBits.CreatePublicThreads,
  PermissionFlagsBits.SendMessagesInThreads,
];

export function spotOfInteraction(interaction: BaseInteraction): Spot {
  const { guildId, user, channel } = interaction;
  const id = interaction.channelId ?? user.id;
  if (guildId === null) {
    // Outside its own direct messages, the bot can only reply.
    const own = channel?.type === ChannelType.DM && channel.recipientId === interaction.client.user.id;
    const withBot = interaction.context === null ? own : interaction.context === botDirectMessage;
    return {
      workspace: workspaceOfPerson(user.id),
      server: null,
      place: { id, closed: true },
      can: withBot ? 'goes-on' : 'replies',
      channel: id,
    };
  }
  // Only the person installed the bot, so the conversation stays in their own workspace.
  if (interaction.guild === null)
    return {
      workspace: workspaceOfPerson(user.id),
      server: null,
      place: { id, closed: true },
      can: 'replies',
      channel: id,
    };
  return {
    workspace: workspaceOfServer(guildId),
    server: guildId,
    place: placeOf(channel, id),
    can: abilityIn(channel, interaction.appPermissions),
    channel: id,
  };
}

/** Interaction context `BOT_DM` (Application commands, "Interaction Context Types"). */
const botDirectMessage = 1;

/** A place in a server, and what the bot can do there. */
export function spotIn(guild: Guild, channel: GuildBasedChannel): Spot {
  const me = guild.members.me;
  const permissions = me === null ? null : channel.permissionsFor(me);
  return {
    workspace: workspaceOfServer(guild.id),
    server: guild.id,
    place: placeOf(channel, channel.id),
    can: permissions === null ? 'posts' : abilityIn(channel, permissions),
    channel: channel.id,
  };
}

export function spotOfMessage(message: Message): Spot {
  const { guild, channel, channelId, author } = message;
  if (guild === null)
    return {
      workspace: workspaceOfPerson(author.id),
      server: null,
      place: { id: channelId, closed: true },
      can: 'goes-on',
      channel: channelId,
    };
  const me = guild.members.me;
  const permissions = me === null || channel.isDMBased() ? null : channel.permissionsFor(me);
  return {
    workspace: workspaceOfServer(guild.id),
    server: guild.id,
    place: placeOf(channel, channelId),
    can: permissions === null ? 'posts' : abilityIn(channel, permissions),
    channel: channelId,
  };
}

function abilityIn(channel: Channel | null, permissions: Readonly<PermissionsBitField>): Spot['can'] {
  if (channel === null || !permissions.has(PermissionFlagsBits.ViewChannel)) return 'replies';
  if (channel.isThread())
    return permissions.has(PermissionFlagsBits.SendMessagesInThreads) ? 'goes-on' : 'replies';
  const threads = channel.type === ChannelType.GuildText || channel.type === ChannelType.GuildAnnouncement;
  if (threads && permissions.has(threadPermissions)) return 'opens';
  return permissions.has(PermissionFlagsBits.SendMessages) ? 'posts' : 'replies';
}

/**
 * A thread's place is its channel, whose settings apply to it. A channel that not everyone can see is closed. A private
 * thread is a separate place, because not everyone in its channel is in it.
 */
function placeOf(channel: Channel | null, id: string): Place {
  if (channel === null || channel.isDMBased()) return { id, closed: true };
  if (channel.type === ChannelType.PrivateThread) return { id, closed: true };
  const owner = channel.isThread() ? channel.parent : channel;
  const isOpen =
    owner === null
      ? false
      : (owner.permissionsFor(owner.guild.roles.everyone)?.has(PermissionFlagsBits.ViewChannel) ?? false);
  return { id: owner?.id ?? id, closed: !isOpen };
}
