import { enableCompileCache } from 'node:module';
import { builtInWithMeanings } from './built-in-meanings.ts';
import { compileCache } from './compile-cache.ts';

/** Builds the meanings of the built-in topics where earlier runs of the tests left none. */
export default async function buildMeanings(): Promise<void> {
  enableCompileCache(compileCache);
  await builtInWithMeanings();
}
