import { enableCompileCache } from 'node:module';
import { afterAll } from 'vitest';
import { compileCache } from './compile-cache.ts';
import { removeFolders } from './new-folder.ts';

// Where the processes that tests start have theirs, so that all share one set of meanings.
enableCompileCache(compileCache);
afterAll(removeFolders);
