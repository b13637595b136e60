import { type BaseInteraction, ChannelType, type Guild, GuildMember, PermissionFlagsBits } from 'discord.js';
import type { AuthorStanding } from '../chat/platform.ts';
import type { Address } from './address.ts';
import type { Spot } from './spot.ts';

/** Author of an interaction, or of a message as far as discord.js has them cached. */
export type Person = Pick<BaseInteraction, 'guild' | 'member' | 'memberPermissions'>;

/**
 * Rights of a person in Discord, and where they are. Servers have no members from other organisations, so nobody is a
 * guest. Outside of servers that installed the bot, the workspace and everything in it belong to the asker.
 */
export function standingOf(person: Person, { place, server }: Spot, address: Address): AuthorStanding {
  const { guild, member } = person;
  const link = linkOf(server, address);
  if (guild === null)
    return {
      place,
      link,
      runs: true,
      roles: [],
      guest: false,
      reads: async () => true,
      whoConfigures: () => 'you',
    };
  return {
    place,
    link,
    runs: runsServer(person),
    roles: rolesOf(member, guild.id),
    guest: false,
    reads: async (other) => sees(guild, member, other),
    whoConfigures: (role) => whoConfigures(guild, role),
  };
}

/** By name, because a mention of a role could notify its members. A deleted role has no members. */
function whoConfigures({ roles }: Guild, role: string | null): string {
  const name = role === null ? undefined : roles.cache.get(role)?.name;
  const running = 'members with "Manage Server"';
  return name === undefined ? running : `${running} or the role "${name}"`;
}

/** Whether a person has "Manage Server". Administrators have every permission. */
function runsServer({ memberPermissions }: Pick<Person, 'memberPermissions'>): boolean {
  return memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false;
}

/** A member's roles without @everyone, whose id is the server's. */
function rolesOf(member: Person['member'], server: string): readonly string[] {
  if (member === null) return [];
  if (Array.isArray(member.roles)) return member.roles;
  return [...member.roles.cache.keys()].filter((role) => role !== server);
}

/** Whether a member can view a channel; false for channels that aren't cached. */
function sees(guild: Guild, member: Person['member'], place: string): boolean {
  const channel = guild.channels.cache.get(place);
  if (channel === undefined || !(member instanceof GuildMember)) return false;
  const permissions = channel.permissionsFor(member);
  if (!permissions.has(PermissionFlagsBits.ViewChannel)) return false;
  // Bots without the members intent aren't told who was added to a private thread.
  return channel.type !== ChannelType.PrivateThread || permissions.has(PermissionFlagsBits.ManageThreads);
}

/**
 * Link that opens the message, or its thread, in Discord.
 *
 * @param server id of the server; null in direct messages
 * @returns null if the bot can't post there, or only the asker sees the reply
 */
function linkOf(
  server: string | null,
  { isPrivate, reach, channel, opens, answers }: Address,
): string | null {
  if (isPrivate || reach !== 'channel') return null;
  const base = `https://discord.com/channels/${server ?? '@me'}`;
  if (opens !== null) return `${base}/${opens.message}`;
  return answers === null ? `${base}/${channel}` : `${base}/${channel}/${answers}`;
}
