import type { Writable } from 'node:stream';
import { Command } from 'commander';
import type { DiscordConfiguration } from '../../discord/configuration.ts';
import { noDiscordToken } from '../shell/no-discord-token.ts';

export type InviteParts = {
  readonly stdout: Writable;
  /** Null without DISCORD_TOKEN. */
  readonly discord: DiscordConfiguration | null;
};

/** `tradeoff invite discord`: prints the links that add the bot, and the permissions that it asks for. */
export function inviteCommand({ stdout, discord }: InviteParts): Command {
  const platform = new Command('discord').description('print the links that add the bot').action(async () => {
    if (discord === null) throw new Error(noDiscordToken);
    const { invitesFor } = await import('../../discord/invite.ts');
    const { permissions } = await import('../../discord/permissions.ts');
    const { applicationOf, createRest } = await import('../../discord/wire/rest.ts');
    const { id } = await applicationOf(createRest(discord));
    const { server, person } = invitesFor(id);
    stdout.write(`To a server:  ${server}\nTo yourself:  ${person}\n\nIt asks for:\n`);
    for (const { name, why } of permissions) stdout.write(`- ${name}: ${why}\n`);
  });
  return new Command('invite').description('print the link that adds the bot').addCommand(platform);
}
