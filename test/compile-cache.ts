import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the many processes that tests start keep what was compiled of the sources: each then starts in half the time. */
export const compileCache = join(tmpdir(), 'tradeoff-compiled-for-tests');
