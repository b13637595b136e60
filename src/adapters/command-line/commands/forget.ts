import { Command } from 'commander';
import { forgetUser } from '../../../core/store/forget-user.ts';
import { type StoreShell, withStore } from '../shell/store-shell.ts';

/** `tradeoff forget --workspace W [--user U]`: removes a person, or all of a workspace. */
export function forgetCommand(shell: StoreShell): Command {
  return new Command('forget')
    .description('remove a person from what is kept, or all that a workspace has, its decisions too')
    .option('--user <id>', 'the person: becomes "former member" in decisions; what they said in threads goes')
    .option('--workspace <id>', 'the workspace; all of them where a person is given without one')
    .action(
      async (
        { user, workspace }: { readonly user?: string; readonly workspace?: string },
        command: Command,
      ) => {
        if (user === undefined && workspace === undefined)
          command.error('error: say whom to forget: --user, or --workspace', { exitCode: 2 });
        await withStore(shell, async (store) => {
          const workspaces = workspace === undefined ? await store.workspaces() : [workspace];
          for (const name of workspaces) {
            // Where a person uses the app without a server around it, the workspace is that person.
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
