import { Command } from 'commander';
import { forgetUser } from '../../../core/store/forget-user.ts';
import { type StoreShell, withStore } from '../shell/store-shell.ts';

/** `tradeoff forget --workspace W [--user U]`: removes a person or a whole workspace. */
export function forgetCommand(shell: StoreShell): Command {
  return new Command('forget')
    .description('remove a person, or a whole workspace with its decisions, from the store')
    .option('--user <id>', 'the person: "former member" in decisions; their words in threads are removed')
    .option('--workspace <id>', 'the workspace (default with --user: all of them)')
    .action(
      async (
        { user, workspace }: { readonly user?: string; readonly workspace?: string },
        command: Command,
      ) => {
        if (user === undefined && workspace === undefined)
          command.error('error: name what to forget with --user, --workspace, or both', { exitCode: 2 });
        await withStore(shell, async (store) => {
          const workspaces = workspace === undefined ? await store.workspaces() : [workspace];
          for (const name of workspaces) {
            // A person who installed the app for themselves, outside any server, is a workspace of their own.
            if (user === undefined || name === user || name.endsWith(`:person:${user}`)) {
              await store.removeWorkspace(name);
              shell.stdout.write(`${name}: everything removed\n`);
            } else {
              shell.stdout.write(`${name}: ${await forgetUser(store, name, user)} documents changed\n`);
            }
          }
        });
      },
    );
}
