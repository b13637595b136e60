import { byWords, runMostlyHere } from '../run-program.ts';
import { printWhatPagesShow } from './shown-cases.ts';

printWhatPagesShow(runMostlyHere(20), byWords);
