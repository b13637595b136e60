import { Command } from 'commander';
import type { Assistant } from '../../../core/assistant/assistant.ts';
import type { Store } from '../../../core/store/store.ts';
import { silentLog } from '../../log/log.ts';
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

export async function runChat(
  shell: Shell,
  { thread, as: author, data }: ChatFlags,
  { withWeb }: { readonly withWeb: boolean } = { withWeb: false },
): Promise<void> {
  const { stdin, stdout, environment } = shell;
  const { chat } = await import('../../terminal/chat.ts');
  const { withAssistant } = await import('../shell/with-assistant.ts');
  const folder = data ?? environment.dataFolder ?? defaultDataFolder;
  const { colours } = environment;
  const terminalOf = (assistant: Assistant, now: () => number): Promise<boolean> =>
    chat({ assistant, input: stdin, output: stdout, colours, thread, author, now });
  if (!withWeb)
    return withAssistant(shell, folder, async (assistant, now) => void (await terminalOf(assistant, now)));
  const serve = async (assistant: Assistant, now: () => number, store: Store): Promise<void> => {
    const { openWebBesideTerminal } = await import('../shell/web-beside-terminal.ts');
    const web = await openWebBesideTerminal(shell, folder, { assistant, store });
    try {
      stdout.write(`${web.says}\n\n`);
      const wasThere = await terminalOf(assistant, now);
      if (!wasThere && web.isServed) await untilStopped(stdout);
    } finally {
      await web.close();
    }
  };
  // Whoever opens the page for the first time doesn't wait for what may take a minute.
  await withAssistant(shell, folder, serve, { isAtOnce: true });
}

/** Without anybody at a terminal (in a container, in the background), the page is what the program is started for. */
async function untilStopped(out: Shell['stdout']): Promise<void> {
  const { listenForShutdown } = await import('../serve/shutdown-signal.ts');
  out.write('Nobody types here, so the page stays until the program is stopped (Ctrl-C or SIGTERM).\n');
  const shutdown = listenForShutdown(silentLog);
  await shutdown.received;
  shutdown.stopListening();
}
