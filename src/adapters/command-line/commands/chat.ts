import { Command } from 'commander';
import { defaultDataFolder } from '../shell/open-store.ts';
import type { Shell } from '../shell/shell.ts';

type ChatFlags = { readonly thread: string; readonly as: string; readonly data?: string };

/** `tradeoff chat`: questions and answers in the terminal. */
export function chatCommand(shell: Shell): Command {
  return chatFlags(
    new Command('chat').description('chat in the terminal; with input from a pipe, answer each line and end'),
  ).action((flags: ChatFlags) => runChat(shell, flags));
}

/** The flags that every command which opens the chat has. */
export function chatFlags(command: Command): Command {
  return command
    .option('-t, --thread <name>', 'the conversation to keep or to go on with', 'main')
    .option('--as <name>', 'who is at the keyboard, where several people share it', 'you')
    .option(
      '-d, --data <dir>',
      `where conversations are kept (default: DATA_DIR, else ${defaultDataFolder})`,
    );
}

export async function runChat(
  { stdin, stdout, environment }: Shell,
  { thread, as: author, data }: ChatFlags,
): Promise<void> {
  const { chat } = await import('../../terminal/chat.ts');
  const { withAssistant } = await import('../shell/with-assistant.ts');
  await withAssistant(environment, data ?? environment.dataFolder ?? defaultDataFolder, (assistant) =>
    chat({
      assistant,
      input: stdin,
      output: stdout,
      colours: environment.colours,
      thread,
      author,
      now: Date.now,
    }),
  );
}
