import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Compile cache of the many processes that tests start. It halves the time of each start. */
export const compileCache = join(tmpdir(), 'tradeoff-compiled-for-tests');
