import { DiscordAPIError, Routes } from 'discord.js';
import { z } from 'zod';
import type { DiscordConfiguration } from './configuration.ts';
import { createRest } from './wire/rest.ts';

const userSchema = z.object({ username: z.string(), global_name: z.string().nullish() });
const memberSchema = z.object({ nick: z.string().nullish(), user: userSchema });
const answersWithin = 3_000;

/**
 * Display names of people as Discord gives them, for a program that isn't connected; those it doesn't give are missing.
 *
 * @param server whose nicknames count; null outside of servers
 */
export async function discordNames(
  configuration: Pick<DiscordConfiguration, 'token' | 'apiUrl'>,
  server: string | null,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rest = createRest(configuration, answersWithin);
  const nameOf = async (id: string): Promise<string> => {
    if (server !== null) {
      const member = await rest.get(Routes.guildMember(server, id)).then(memberSchema.parse, () => null);
      if (member !== null) return member.nick ?? member.user.global_name ?? member.user.username;
    }
    const { global_name, username } = userSchema.parse(await rest.get(Routes.user(id)));
    return global_name ?? username;
  };
  const names = new Map<string, string>();
  for (const id of ids.filter((one) => /^\d{15,20}$/.test(one)))
    try {
      names.set(id, await nameOf(id));
    } catch (error) {
      // Whoever Discord doesn't know keeps the id; if it can't be reached, so do all.
      if (!(error instanceof DiscordAPIError)) break;
    }
  return names;
}
