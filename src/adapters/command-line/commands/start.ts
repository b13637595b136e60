import { Command, Option } from 'commander';
import { chatFlags, runChat } from './chat.ts';
import { type DoorId, doorIds, doorsOf } from '../serve/doors.ts';
import { defaultDataFolder } from '../shell/open-store.ts';
import type { Shell } from '../shell/shell.ts';

/** `tradeoff start`: every door that has its tokens; with none, the chat in the terminal. */
export function startCommand(shell: Shell): Command {
  return chatFlags(
    new Command('start').description('start the doors that have tokens; with none, chat in the terminal'),
  )
    .addOption(new Option('--only <door>', 'open this door alone').choices(doorIds))
    .action(async (flags: Parameters<typeof runChat>[1] & { readonly only?: DoorId }) => {
      const doors = doorsOf(shell.environment, flags.only);
      if (doors.length > 0) {
        const { serve } = await import('../serve/serve.ts');
        return serve(shell, doors, flags.data ?? shell.environment.dataFolder ?? defaultDataFolder);
      }
      shell.stdout.write(
        'No Slack or Discord tokens were found, so this is the terminal chat. The guide is README.md.\n\n',
      );
      await runChat(shell, flags);
    });
}
