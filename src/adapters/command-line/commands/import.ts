import { createReadStream } from 'node:fs';
import { Command } from 'commander';
import { readLines } from '../../text/read-lines.ts';
import { importLines } from '../../transfer/import.ts';
import { withStore } from '../shell/store-shell.ts';
import { type ImportShell, importDecisionsCommand } from './transfer/import-decisions.ts';
import { importTopicCommand } from './transfer/import-topic.ts';

/** `tradeoff import [FILE]`: imports what `tradeoff export` wrote. */
export function importCommand(shell: ImportShell): Command {
  return new Command('import')
    .description('import what `tradeoff export` wrote; repeating it changes nothing')
    .argument('[file]', 'file to read (default: standard input)')
    .addCommand(importDecisionsCommand(shell))
    .addCommand(importTopicCommand(shell))
    .option('--replace', 'replace documents that exist and differ', false)
    .action((file: string | undefined, { replace }: { readonly replace: boolean }) =>
      withStore(shell, async (store) => {
        const input = file === undefined ? shell.stdin : createReadStream(file);
        const { added, same, replaced, kept } = await importLines(store, readLines(input), { replace });
        shell.stderr.write(
          `${added} added, ${same} unchanged, ${replaced} replaced, ${kept.length} skipped because they differ\n`,
        );
        for (const name of kept) shell.stderr.write(`skipped: ${name}\n`);
        if (kept.length > 0)
          throw new Error(
            'some documents exist and differ; use --replace to overwrite them with those of the file',
          );
      }),
    );
}
