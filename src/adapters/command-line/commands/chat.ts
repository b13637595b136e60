import { Command } from 'commander';
import { defaultDataFolder } from '../shell/open-store.ts';
import type { Shell } from '../shell/shell.ts';

export type ChatFlags = { readonly thread: string; readonly as: string; readonly data?: string };

/** `tradeoff chat`: a conversation in the terminal. */
export function chatCommand(shell: Shell): Command {
  return chatFlags(
    new Command('chat').description('chat in the terminal; piped input is answered line by line'),
  ).action((flags: ChatFlags) => runChat(shell, flags));
}

/** Adds the flags of every command that can open the chat. */
export function chatFlags(command: Command): Command {
  return command
    .option('-t, --thread <name>', 'the conversation to start or continue', 'main')
    .option('--as <name>', 'who is typing, if several people share the terminal', 'you')
    .option(
      '-d, --data <dir>',
      `where conversations are stored (default: DATA_DIR, else ${defaultDataFolder})`,
    );
}

export async function runChat(shell: Shell, { thread, as: author, data }: ChatFlags): Promise<void> {
  const { stdin, stdout, environment } = shell;
  const { chat } = await import('../../terminal/chat.ts');
  const { withAssistant } = await import('../shell/with-assistant.ts');
  await withAssistant(shell, data ?? environment.dataFolder ?? defaultDataFolder, (assistant, now) =>
    chat({
      assistant,
      input: stdin,
      output: stdout,
      colours: environment.colours,
      thread,
      author,
      now,
    }),
  );
}
