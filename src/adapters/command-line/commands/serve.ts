import { Command } from 'commander';
import type { Environment } from '../../../environment.ts';
import { serveSiteCommand } from './serve-site.ts';
import type { DecisionsShell } from './transfer/export-decisions.ts';

export type ServeShell = DecisionsShell & {
  readonly environment: Pick<Environment, 'web' | 'site' | 'health' | 'log' | 'secrets'>;
};

/** `tradeoff serve …`: what can be served in a process of its own, beside the bot. */
export function serveCommand(shell: ServeShell): Command {
  return new Command('serve')
    .description('serve the decisions page in a process of its own')
    .addCommand(serveSiteCommand(shell));
}
