import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runProgramProcess } from '../run-program.ts';
import { examplesOf, readmeText, withExamples } from './examples.ts';

/** `npm run examples`: writes what the program prints now into the README. Read the difference before committing it. */
const readme = readmeText();
const runs = await Promise.all(examplesOf(readme).map(({ args }) => runProgramProcess(args)));
writeFileSync(
  join(root, 'README.md'),
  withExamples(
    readme,
    runs.map(({ stdout }) => stdout.trimEnd()),
  ),
);
