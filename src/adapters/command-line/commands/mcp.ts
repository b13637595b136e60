import { Command } from 'commander';
import { createRedact } from '../../log/redact.ts';
import { withAssistant } from '../shell/with-assistant.ts';
import type { Shell } from '../shell/shell.ts';
import { version } from '../shell/version.ts';

const closing = `
An assistant that speaks the Model Context Protocol starts this by itself; tell it the command:
  {"mcpServers": {"tradeoff": {"command": "npx", "args": ["tradeoff-bot", "mcp"]}}}

Decisions are read from the store: --data or DATA_DIR where no other process has it, or DATABASE_URL.`;

/** `tradeoff mcp`: the data and the decisions as tools for a team's own assistant. */
export function mcpCommand({ stdin, stdout, stderr, environment }: Shell): Command {
  return new Command('mcp')
    .description('serve the Model Context Protocol on standard input and output')
    .option('-d, --data <dir>', 'where decisions are kept (default: DATA_DIR, else none)')
    .option('-w, --workspace <name>', 'whose decisions to read: slack:T…, discord:…, terminal', 'terminal')
    .addHelpText('after', closing)
    .action(async ({ data, workspace }: { readonly data?: string; readonly workspace: string }) => {
      const { serveMcp } = await import('../../mcp/serve.ts');
      await withAssistant(environment, data ?? environment.dataFolder, (assistant) =>
        serveMcp({
          assistant,
          workspace,
          version,
          input: stdin,
          output: stdout,
          trouble: (error) =>
            void stderr.write(`tradeoff: ${createRedact(environment.secrets)(error.message)}\n`),
        }),
      );
    });
}
