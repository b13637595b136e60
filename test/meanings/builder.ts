import { enableCompileCache } from 'node:module';
import { compileCache } from '../compile-cache.ts';
import { builtInWithMeanings } from './built-in-meanings.ts';

enableCompileCache(compileCache);
await builtInWithMeanings();
