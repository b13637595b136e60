import {
  type BaseInteraction,
  type Channel,
  ChannelType,
  type Message,
  PermissionFlagsBits,
  type PermissionsBitField,
} from 'discord.js';
import type { Place } from '../../core/access/place.ts';

/** Where a question was asked, and what the bot can do there. */
export type Spot = {
  /** A server where it was asked is a workspace; everywhere else the asker is one. */
  readonly workspace: string;
  readonly place: Place;
  /**
   * `opens`: answers go into a thread of their own. `goes-on`: it is a thread or a direct message, answers go
   * there. `posts`: a channel in which the bot may write but not open threads. `replies`: the bot itself may
   * not write here; only replies to interactions reach it.
   */
  readonly can: 'opens' | 'goes-on' | 'posts' | 'replies';
  readonly channel: string;
  /** Id of the server; null in direct messages, and where only the asker installed the bot. */
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
    // A direct message with the bot; anywhere else it is a guest.
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
  // Installed by the person only: the server is none of ours, and what is said there stays with the person.
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

const botDirectMessage = 1;

export const workspaceOfServer = (id: string): string => `discord:${id}`;
const workspaceOfPerson = (id: string): string => `discord:person:${id}`;

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
 * Threads belong to their channel: its settings hold for them. A channel that not everybody sees is closed. A
 * private thread is a place of its own, for not everybody in its channel is in it.
 */
function placeOf(channel: Channel | null, id: string): Place {
  if (channel === null || channel.isDMBased()) return { id, closed: true };
  if (channel.type === ChannelType.PrivateThread) return { id, closed: true };
  const owner = channel.isThread() ? channel.parent : channel;
  const everybody =
    owner === null
      ? false
      : (owner.permissionsFor(owner.guild.roles.everyone)?.has(PermissionFlagsBits.ViewChannel) ?? false);
  return { id: owner?.id ?? id, closed: !everybody };
}
