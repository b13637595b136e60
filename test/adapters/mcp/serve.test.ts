import { byWords } from '../../run-program.ts';
import { serveTools } from './serve-cases.ts';

serveTools(byWords);
