import { it } from 'vitest';
import { type RunProgram, runProgramHere, runProgramProcess } from '../run-program.ts';
import { decideAtTerminal } from './terminal-decision-cases.ts';

/** One start in so many is a process of its own. */
const each = 8;

it('a team is guided, weighs alone, disagrees, decides, hears that its evidence moved, votes on another decision, and takes its records elsewhere', async () => {
  let starts = 0;
  const run: RunProgram = (args, options) =>
    (starts++ % each === 0 ? runProgramProcess : runProgramHere)(args, options);
  await decideAtTerminal(run);
});
