import { type BaseInteraction, ChannelType, type Guild, GuildMember, PermissionFlagsBits } from 'discord.js';
import { everyRight, type Rights } from '../../core/access/actor.ts';
import type { Parts } from './parts.ts';

/** Whose rights they are: an interaction, or a message with what the cache knows of its author. */
export type Asker = Pick<BaseInteraction, 'guild' | 'member' | 'memberPermissions'>;

/**
 * What Discord lets somebody do. A server has no members of another organisation, only members, so nobody is a
 * guest. Outside of a server that has the bot, the workspace is the asker's own, and so is all that is in it.
 *
 * @throws what the store throws
 */
export async function rightsOf(
  { assistant }: Pick<Parts, 'assistant'>,
  workspace: string,
  asker: Asker,
): Promise<Rights> {
  const { guild, member } = asker;
  if (guild === null) return everyRight;
  const manages =
    runsServer(asker) || (hasRoles(asker) && hasRole(asker, await assistant.managers.role(workspace)));
  return { manages, configures: manages, guest: false, reads: async (place) => sees(guild, member, place) };
}

/** Whether somebody has "Manage Server", or is an administrator, who has all. */
export function runsServer({ memberPermissions }: Pick<Asker, 'memberPermissions'>): boolean {
  return memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false;
}

export function hasRole({ member }: Pick<Asker, 'member'>, role: string | null): boolean {
  if (member === null || role === null) return false;
  return Array.isArray(member.roles) ? member.roles.includes(role) : member.roles.cache.has(role);
}

/** Beside the role that everybody has. */
function hasRoles({ member }: Pick<Asker, 'member'>): boolean {
  if (member === null) return false;
  return Array.isArray(member.roles) ? member.roles.length > 0 : member.roles.cache.size > 1;
}

/** Whether a member can view a channel; what the cache does not know nobody sees. */
function sees(guild: Guild, member: Asker['member'], place: string): boolean {
  const channel = guild.channels.cache.get(place);
  if (channel === undefined || !(member instanceof GuildMember)) return false;
  const permissions = channel.permissionsFor(member);
  if (!permissions.has(PermissionFlagsBits.ViewChannel)) return false;
  // Who was added to a private thread is not told to bots without the members' intent.
  return channel.type !== ChannelType.PrivateThread || permissions.has(PermissionFlagsBits.ManageThreads);
}
