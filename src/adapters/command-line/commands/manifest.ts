import { Command, Option } from 'commander';
import type { Knowledge } from '../../../knowledge/schema.ts';

type Parts = { readonly stdout: { write(text: string): unknown }; readonly knowledge: () => Knowledge };
type Flags = { readonly mode: string; readonly url?: string; readonly oauth?: boolean };

/** `tradeoff manifest slack`: prints the Slack app manifest, to paste into "Create an app". */
export function manifestCommand({ stdout, knowledge }: Parts): Command {
  const slack = new Command('slack')
    .description('print the Slack app manifest, for "Create an app: from a manifest"')
    .addOption(
      new Option('--mode <mode>', 'how Slack reaches the bot').choices(['socket', 'http']).default('socket'),
    )
    .option('--url <url>', 'with --mode http: the public https address of this program')
    .option('--oauth', 'with --mode http: an app that many workspaces install')
    .action(async ({ mode, url, oauth }: Flags, command: Command) => {
      if (mode === 'http' && (url === undefined || !URL.canParse(url)))
        command.error(
          'error: --mode http needs --url, the public address of this program: --url https://tradeoff.example.org',
          { exitCode: 2 },
        );
      const how =
        mode === 'http' && url !== undefined
          ? ({ kind: 'http', url, oauth: oauth === true } as const)
          : ({ kind: 'socket' } as const);
      const { slackManifest } = await import('../../slack/registration.ts');
      stdout.write(`${JSON.stringify(slackManifest(how, knowledge()), null, 2)}\n`);
    });
  return new Command('manifest').description('print the app manifest for a platform').addCommand(slack);
}
