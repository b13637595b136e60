import { enableCompileCache } from 'node:module';
import { compileCache } from '../compile-cache.ts';
import { builtInWithMeanings } from './built-in-meanings.ts';

// A process of its own, so that it takes nothing from those that run tests but time of the processor.
enableCompileCache(compileCache);
await builtInWithMeanings();
