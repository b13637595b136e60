import { Command } from 'commander';
import { createRedact } from '../../log/redact.ts';
import type { Shell } from '../shell/shell.ts';
import { version } from '../shell/version.ts';
import { withAssistant } from '../shell/with-assistant.ts';

const closing = `
An assistant that speaks the Model Context Protocol starts this itself. Configure it with the command:
  {"mcpServers": {"tradeoff": {"command": "npx", "args": ["tradeoff-bot", "mcp"]}}}
That needs Node 24.15 or later in that line, or 26 or later. The package isn't published yet: install it from a file first.

Decisions are read from the store: DATABASE_URL, or --data or DATA_DIR if no other process uses that folder.`;

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
      await withAssistant(shell, data ?? environment.dataFolder, (assistant) =>
        serveMcp({
          assistant,
          workspace,
          version,
          input: stdin,
          output: stdout,
          onError: (error) =>
            void stderr.write(`tradeoff: ${createRedact(environment.secrets)(error.message)}\n`),
        }),
      );
    });
}
