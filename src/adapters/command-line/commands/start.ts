import { Command, Option } from 'commander';
import { plansFor } from '../serve/adapter-plans.ts';
import { defaultDataFolder } from '../shell/open-store.ts';
import { type PlatformId, platformIds } from '../shell/platform-id.ts';
import type { Shell } from '../shell/shell.ts';
import { type ChatFlags, chatFlags, runChat } from './chat.ts';

/** `tradeoff start`: starts every adapter that has its tokens; without any, the chat in the terminal and in a browser. */
export function startCommand(shell: Shell): Command {
  return chatFlags(
    new Command('start').description(
      'start every adapter that has its tokens; without any, chat in the terminal and in a browser',
    ),
  )
    .addOption(new Option('--only <adapter>', 'start this adapter only').choices(platformIds))
    .option('--no-web', 'without tokens: chat in the terminal alone')
    .action(async (flags: ChatFlags & { readonly only?: PlatformId; readonly web: boolean }) => {
      const plans = plansFor(shell.environment, flags.only);
      // Behind a proxy, the decisions are served, whether there is a chat or not.
      if (plans.length > 0 || shell.environment.web.auth !== null) {
        const { serve } = await import('../serve/serve.ts');
        return serve(shell, plans, flags.data ?? shell.environment.dataFolder ?? defaultDataFolder);
      }
      shell.stdout.write(
        `No Slack or Discord tokens were found, so this is the terminal chat. The guide is README.md.\n${flags.web ? '' : '\n'}`,
      );
      await runChat(shell, flags, { withWeb: flags.web });
    });
}
