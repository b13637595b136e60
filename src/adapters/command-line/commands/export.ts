import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import { exportLines } from '../../transfer/export.ts';
import { withStore } from '../shell/store-shell.ts';
import { type DecisionsShell, exportDecisionsCommand } from './export-decisions.ts';

/** `tradeoff export [FILE]`: everything that is kept, as newline-delimited JSON. */
export function exportCommand(shell: DecisionsShell): Command {
  return new Command('export')
    .description('write everything that is kept, of all workspaces, as newline-delimited JSON')
    .argument('[file]', 'where to write it, readable by you alone; standard output unless given')
    .addCommand(exportDecisionsCommand(shell))
    .action((file: string | undefined) =>
      withStore(shell, async (store) => {
        if (file === undefined) await pipeline(exportLines(store), shell.stdout, { end: false });
        else await pipeline(exportLines(store), createWriteStream(file, { mode: 0o600, flush: true }));
      }),
    );
}
