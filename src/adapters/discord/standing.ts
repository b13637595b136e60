import { type BaseInteraction, ChannelType, type Guild, GuildMember, PermissionFlagsBits } from 'discord.js';
import type { AuthorStanding } from '../chat/platform.ts';
import type { Address } from './address.ts';
import type { Spot } from './spot.ts';

/** Whose standing it is: that of an interaction, or of a message with what the cache knows of its author. */
export type Person = Pick<BaseInteraction, 'guild' | 'member' | 'memberPermissions'>;

/**
 * What Discord lets somebody do, and where they are. A server has no members of another organisation, so nobody is a
 * guest. Outside of a server that has the bot, the workspace is the asker's own, and so is everything in it.
 */
export function standingOf(person: Person, { place, server }: Spot, address: Address): AuthorStanding {
  const { guild, member } = person;
  const link = linkOf(server, address);
  if (guild === null) return { place, link, runs: true, roles: [], guest: false, reads: async () => true };
  return {
    place,
    link,
    runs: runsServer(person),
    roles: rolesOf(member, guild.id),
    guest: false,
    reads: async (other) => sees(guild, member, other),
  };
}

/** Whether somebody has "Manage Server", or is an administrator, who has all permissions. */
function runsServer({ memberPermissions }: Pick<Person, 'memberPermissions'>): boolean {
  return memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false;
}

/** Somebody's roles, apart from the one that everybody has, whose id is the server's. */
function rolesOf(member: Person['member'], server: string): readonly string[] {
  if (member === null) return [];
  if (Array.isArray(member.roles)) return member.roles;
  return [...member.roles.cache.keys()].filter((role) => role !== server);
}

/** Whether a member can view a channel. Nobody sees what the cache doesn't know. */
function sees(guild: Guild, member: Person['member'], place: string): boolean {
  const channel = guild.channels.cache.get(place);
  if (channel === undefined || !(member instanceof GuildMember)) return false;
  const permissions = channel.permissionsFor(member);
  if (!permissions.has(PermissionFlagsBits.ViewChannel)) return false;
  // Bots without the members intent aren't told who was added to a private thread.
  return channel.type !== ChannelType.PrivateThread || permissions.has(PermissionFlagsBits.ManageThreads);
}

/**
 * The web address at which Discord's apps open what was said, or its thread.
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
