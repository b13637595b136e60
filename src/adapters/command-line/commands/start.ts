import { Command, Option } from 'commander';
import { type PlatformId, plansFor, platformIds } from '../serve/adapter-plans.ts';
import { defaultDataFolder } from '../shell/open-store.ts';
import type { Shell } from '../shell/shell.ts';
import { chatFlags, runChat } from './chat.ts';

/** `tradeoff start`: every adapter that has its tokens; with none, the chat in the terminal. */
export function startCommand(shell: Shell): Command {
  return chatFlags(
    new Command('start').description('start the adapters that have tokens; with none, chat in the terminal'),
  )
    .addOption(new Option('--only <adapter>', 'open this adapter alone').choices(platformIds))
    .action(async (flags: Parameters<typeof runChat>[1] & { readonly only?: PlatformId }) => {
      const adapters = plansFor(shell.environment, flags.only);
      if (adapters.length > 0) {
        const { serve } = await import('../serve/serve.ts');
        return serve(shell, adapters, flags.data ?? shell.environment.dataFolder ?? defaultDataFolder);
      }
      shell.stdout.write(
        'No Slack or Discord tokens were found, so this is the terminal chat. The guide is README.md.\n\n',
      );
      await runChat(shell, flags);
    });
}
