import { enableCompileCache } from 'node:module';
import fc from 'fast-check';
import { afterAll } from 'vitest';
import { compileCache } from './compile-cache.ts';
import { removeFolders } from './new-folder.ts';

// Where the processes that tests start have theirs, so that all share one set of meanings.
enableCompileCache(compileCache);
afterAll(removeFolders);
// What's drawn at random is the same in each run, unless a property has a seed of its own.
fc.configureGlobal({ seed: 20_261_130 });
