import { Command } from 'commander';
import type { DiscordConfiguration } from '../../discord/configuration.ts';
import type { Patient } from '../../slack/doctor.ts';
import type { Finding } from '../../doctor/finding.ts';
import { noDiscordToken } from '../shell/no-discord-token.ts';

type Parts = {
  readonly stdout: { write(text: string): unknown };
  readonly slack: Patient;
  /** Null where there is no DISCORD_TOKEN. */
  readonly discord: DiscordConfiguration | null;
  /** Looks at everything. */
  readonly all: () => Promise<readonly Finding[]>;
};

/**
 * `tradeoff doctor`: is all in order? `tradeoff doctor slack`, `tradeoff doctor discord`: there? Fails where something
 * is to be cured.
 */
export function doctorCommand({ stdout, slack, discord, all }: Parts): Command {
  function tell(findings: readonly Finding[]): void {
    stdout.write(`${findings.map(line).join('\n')}\n`);
    const amiss = findings.filter(({ cure }) => cure !== null).length;
    if (amiss > 0) throw new Error(`${amiss} of ${findings.length} things are to be cured; see above`);
  }
  return new Command('doctor')
    .description('check variables, knowledge, store and platforms, and name the cure of what is amiss')
    .action(async () => tell(await all()))
    .addCommand(
      new Command('slack')
        .description('check tokens, scopes and membership in Slack, and name the cure')
        .action(async () => {
          const { examineSlack } = await import('../../slack/doctor.ts');
          tell(await examineSlack(slack));
        }),
    )
    .addCommand(
      new Command('discord')
        .description('check token, intent, permissions and commands in Discord, and name the cure')
        .action(async () => {
          if (discord === null) throw new Error(noDiscordToken);
          const { doctorDiscord } = await import('../../discord/doctor.ts');
          tell(await doctorDiscord(discord));
        }),
    );
}

function line({ what, says, cure }: Finding): string {
  return cure === null ? `✓ ${what}: ${says}` : `✗ ${what}: ${says}\n  → ${cure}`;
}
