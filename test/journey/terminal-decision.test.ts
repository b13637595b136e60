import { it } from 'vitest';
import { runMostlyHere } from '../run-program.ts';
import { decideAtTerminal } from './terminal-decision-cases.ts';

it('a team is guided, weighs alone, disagrees, decides, hears that its evidence moved, votes on another decision, and takes its records elsewhere', () =>
  decideAtTerminal(runMostlyHere(40)));
