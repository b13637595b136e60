import { Command } from 'commander';
import { forgetPerson } from '../../../core/store/forget-user.ts';
import { workspace as pageWorkspace } from '../../web/address.ts';
import { type StoreShell, withStore } from '../shell/store-shell.ts';

/** `tradeoff forget --workspace W [--user U]`: removes a person or a whole workspace. */
export function forgetCommand(
  shell: StoreShell & {
    /** Removes somebody's messages from the chat page, everybody's for null. @returns how many */
    readonly forgetOnPage?: (person: string | null) => Promise<number>;
  },
): Command {
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
          const isOnPage = workspace === undefined || workspace === pageWorkspace;
          const messages = isOnPage ? ((await shell.forgetOnPage?.(user ?? null)) ?? 0) : 0;
          if (messages > 0) shell.stdout.write(`chat page: ${messages} messages removed\n`);
          const workspaces = workspace === undefined ? await store.workspaces() : [workspace];
          for (const name of workspaces) {
            const changed =
              user === undefined || name === user
                ? await store.removeWorkspace(name)
                : await forgetPerson(store, name, user);
            shell.stdout.write(
              typeof changed === 'number'
                ? `${name}: ${changed} documents changed\n`
                : `${name}: everything removed\n`,
            );
          }
        });
      },
    );
}
