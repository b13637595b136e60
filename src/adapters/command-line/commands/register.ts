import type { Writable } from 'node:stream';
import { Command } from 'commander';
import type { DiscordConfiguration } from '../../discord/configuration.ts';
import { noDiscordToken } from '../shell/no-discord-token.ts';

export type RegisterParts = {
  readonly stdout: Writable;
  /** Null without DISCORD_TOKEN. */
  readonly discord: DiscordConfiguration | null;
};

/** `tradeoff register discord [--dry-run]`: registers the commands with Discord, or shows what would change. */
export function registerCommand({ stdout, discord }: RegisterParts): Command {
  const platform = new Command('discord')
    .description('register the slash commands that differ')
    .option('--dry-run', 'show the differences and change nothing')
    .action(async ({ dryRun = false }: { dryRun?: boolean }) => {
      if (discord === null) throw new Error(noDiscordToken);
      const { register, registrationDifference } = await import('../../discord/registration.ts');
      const { applicationOf, createRest } = await import('../../discord/wire/rest.ts');
      const rest = createRest(discord);
      const { id } = await applicationOf(rest);
      const differences = await (dryRun ? registrationDifference : register)(rest, id, discord.guild);
      const where = discord.guild === null ? 'everywhere' : `server ${discord.guild}`;
      if (differences.length === 0) stdout.write(`Nothing differs (${where}).\n`);
      for (const { name, change } of differences)
        stdout.write(`${dryRun ? 'would be ' : ''}${change}: ${name} (${where})\n`);
    });
  return new Command('register').description('register commands with a platform').addCommand(platform);
}
