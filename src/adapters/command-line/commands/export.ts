import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import { exportLines } from '../../transfer/export.ts';
import { withStore } from '../shell/store-shell.ts';
import { type DecisionsShell, exportDecisionsCommand } from './transfer/export-decisions.ts';
import { exportSiteCommand } from './transfer/export-site.ts';
import { exportTopicCommand } from './transfer/export-topic.ts';

/** `tradeoff export [FILE]`: exports the whole store as newline-delimited JSON. */
export function exportCommand(shell: DecisionsShell): Command {
  return new Command('export')
    .description('export the whole store, all workspaces, as newline-delimited JSON')
    .argument('[file]', 'file to write, readable only by you (default: standard output)')
    .addCommand(exportDecisionsCommand(shell))
    .addCommand(exportSiteCommand(shell))
    .addCommand(exportTopicCommand(shell))
    .action((file: string | undefined) =>
      withStore(shell, async (store) => {
        if (file === undefined) await pipeline(exportLines(store), shell.stdout, { end: false });
        else await pipeline(exportLines(store), createWriteStream(file, { mode: 0o600, flush: true }));
      }),
    );
}
