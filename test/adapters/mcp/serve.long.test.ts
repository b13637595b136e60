import { asShipped } from '../../run-program.ts';
import { onlyRead } from './reads-only-cases.ts';
import { serveTools } from './serve-cases.ts';

serveTools(asShipped);
onlyRead(asShipped);
