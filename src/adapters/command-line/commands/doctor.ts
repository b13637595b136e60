import { Command } from 'commander';
import type { DiscordConfiguration } from '../../discord/configuration.ts';
import type { Finding } from '../../doctor/finding.ts';
import type { Patient } from '../../slack/doctor.ts';
import { noDiscordToken } from '../shell/no-discord-token.ts';

type Parts = {
  readonly stdout: { write(text: string): unknown };
  /** Which way the connections to the platforms take. */
  readonly proxy: Finding;
  readonly slack: Patient;
  /** Null without DISCORD_TOKEN. */
  readonly discord: DiscordConfiguration | null;
  /** Checks everything. */
  readonly all: () => Promise<readonly Finding[]>;
};

/**
 * `tradeoff doctor` checks everything; `tradeoff doctor slack` and `tradeoff doctor discord` check one platform. Fails if
 * anything needs fixing.
 */
export function doctorCommand({ stdout, proxy, slack, discord, all }: Parts): Command {
  function report(findings: readonly Finding[]): void {
    stdout.write(`${findings.map(line).join('\n')}\n`);
    const problems = findings.filter(({ fix }) => fix !== null).length;
    if (problems > 0) throw new Error(`${problems} of ${findings.length} checks failed; see above`);
  }
  return new Command('doctor')
    .description('check variables, knowledge, store and platforms, and say how to fix what is wrong')
    .action(async () => report(await all()))
    .addCommand(
      new Command('slack')
        .description('check tokens, scopes and membership in Slack, and say how to fix what is wrong')
        .action(async () => {
          const { examineSlack } = await import('../../slack/doctor.ts');
          report([proxy, ...(await examineSlack(slack))]);
        }),
    )
    .addCommand(
      new Command('discord')
        .description(
          'check token, intent, permissions and commands in Discord, and say how to fix what is wrong',
        )
        .action(async () => {
          if (discord === null) throw new Error(noDiscordToken);
          const { doctorDiscord } = await import('../../discord/doctor.ts');
          report([proxy, ...(await doctorDiscord(discord))]);
        }),
    );
}

function line({ what, says, fix }: Finding): string {
  return fix === null ? `✓ ${what}: ${says}` : `✗ ${what}: ${says}\n  → ${fix}`;
}
