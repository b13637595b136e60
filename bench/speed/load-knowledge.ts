import { fork } from 'node:child_process';
import { join } from 'node:path';

/** Milliseconds to load and to answer the first question, and megabytes of the heap that stay. */
export type Load = { readonly load: number; readonly first: number; readonly heap: number };

/** Loads a folder of knowledge in a process of its own, as a start does. */
export function loadInProcess(folder: string): Promise<Load> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, '../apps/load-knowledge.ts'), [folder], {
      execArgv: ['--max-old-space-size=8192'],
    });
    child.once('message', (load: Load) => resolve(load));
    child.once('exit', (code) => reject(new Error(`loading ended with ${code} and no figures`)));
  });
}
