import { byWords } from '../../run-program.ts';
import { onlyRead } from './reads-only-cases.ts';

onlyRead(byWords);
