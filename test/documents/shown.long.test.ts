import { asShipped, runProgramProcess } from '../run-program.ts';
import { printWhatPagesShow } from './shown-cases.ts';

printWhatPagesShow(runProgramProcess, asShipped);
