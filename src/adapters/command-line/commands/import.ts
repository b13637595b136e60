import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import { importLines } from '../../transfer/import.ts';
import { type StoreShell, withStore } from '../shell/store-shell.ts';

/** `tradeoff import [FILE]`: takes in what `tradeoff export` wrote. */
export function importCommand(shell: StoreShell): Command {
  return new Command('import')
    .description('take in what `tradeoff export` wrote; doing it again changes nothing')
    .argument('[file]', 'what to read; standard input unless given')
    .option('--replace', 'let a document that is there and different give way', false)
    .action((file: string | undefined, { replace }: { readonly replace: boolean }) =>
      withStore(shell, async (store) => {
        const input = file === undefined ? shell.stdin : createReadStream(file);
        // An error of the input has to reach us: readline leaves it to the stream.
        const failed = new Promise<never>((_, reject) => input.once('error', reject));
        const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
        const { added, same, replaced, kept } = await Promise.race([
          importLines(store, lines, { replace }),
          failed,
        ]);
        shell.stderr.write(
          `${added} added, ${same} there already, ${replaced} replaced, ${kept.length} different and left as they are\n`,
        );
        for (const name of kept) shell.stderr.write(`left as it is: ${name}\n`);
        if (kept.length > 0)
          throw new Error('some documents are there and different; --replace takes those of the file');
      }),
    );
}
