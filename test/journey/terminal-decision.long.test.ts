import { it } from 'vitest';
import { runProgramProcess } from '../run-program.ts';
import { decideAtTerminal } from './terminal-decision-cases.ts';

it('a team decides and takes its records elsewhere, where every start is a process of its own', () =>
  decideAtTerminal(runProgramProcess));
