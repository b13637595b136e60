import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asShipped, root, runProgramProcess } from '../run-program.ts';
import { examplesOf, pagesWithExamples, pageText, readmeText, withExamples } from './examples.ts';
import { machineTable, resultsText, withMachineTable } from './machine-table.ts';

/**
 * `npm run examples`: writes the program's current output into the pages that show it, and the figures of
 * bench/RESULTS.md into the README's table. Check the diff before committing it.
 */
for (const page of pagesWithExamples) {
  const text = pageText(page);
  const runs = await Promise.all(
    examplesOf(text).map(({ args }) => runProgramProcess(args, { env: asShipped })),
  );
  const printed = runs.map(({ stdout }) => stdout.trimEnd());
  writeFileSync(join(root, page), withExamples(text, printed));
}
writeFileSync(join(root, 'README.md'), withMachineTable(readmeText(), machineTable(resultsText())));
