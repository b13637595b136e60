import { Command } from 'commander';
import { createRedact } from '../../log/redact.ts';
import { FolderInUse } from '../../lowdb/lock/held-lock.ts';
import type { McpBackend } from '../../mcp/backend.ts';
import { openOwnBackend } from '../../mcp/own-backend.ts';
import { openRelayBackend } from '../../mcp/relay/relay-backend.ts';
import { homePath } from '../../text/home-path.ts';
import { knowledgeOf } from '../shell/knowledge-folders.ts';
import type { Shell } from '../shell/shell.ts';
import { version } from '../shell/version.ts';
import { withAssistant } from '../shell/with-assistant.ts';

const closing = `
An assistant that speaks the Model Context Protocol starts this itself. Configure it with the command:
  {"mcpServers": {"tradeoff": {"command": "npx", "args": ["tradeoff-bot", "mcp"]}}}
That needs Node 24.15 or later in that line, or 26 or later. The package isn't published yet: install it from a file first.

Decisions and choices are read from the store: DATABASE_URL, or --data or DATA_DIR. If a running bot has that folder, it answers.
With ASSISTANT_TOKEN, from the settings of the workspace, an assistant may also propose facts for the team's own choices.`;

/** `tradeoff mcp`: serves the knowledge and the decisions as tools for a team's own assistant. */
export function mcpCommand(shell: Shell): Command {
  const { stdin, stdout, stderr, environment } = shell;
  return new Command('mcp')
    .description('serve the Model Context Protocol on standard input and output')
    .option('-d, --data <dir>', 'where decisions are stored (default: DATA_DIR, else none)')
    .option('-w, --workspace <name>', 'whose decisions to read: slack:T…, discord:…, terminal', 'terminal')
    .addHelpText('after', closing)
    .action(async ({ data, workspace }: { readonly data?: string; readonly workspace: string }) => {
      const { serveMcp } = await import('../../mcp/serve.ts');
      const token = environment.assistantToken;
      const dataFolder = data ?? environment.dataFolder;
      const serve = (backend: McpBackend): Promise<void> =>
        serveMcp({
          backend,
          version,
          input: stdin,
          output: stdout,
          onError: (error) =>
            void stderr.write(`tradeoff: ${createRedact(environment.secrets)(error.message)}\n`),
        });
      try {
        await withAssistant(shell, dataFolder, (assistant) =>
          serve(openOwnBackend({ assistant, workspace, token })),
        );
      } catch (error) {
        // The bot that has the folder answers in its place.
        if (!(error instanceof FolderInUse) || dataFolder === null) throw error;
        const loaded = knowledgeOf(environment);
        const relay = { dataFolder: homePath(dataFolder), workspace, token, knowledge: () => loaded };
        const backend = await openRelayBackend(relay);
        if (backend === null) throw error;
        await serve(backend);
      }
    });
}
