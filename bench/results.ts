import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const file = join(import.meta.dirname, 'RESULTS.md');

/** Replaces one benchmark's section of RESULTS.md, or adds it. */
export function writeResults(name: string, text: string): void {
  const before = existsSync(file)
    ? readFileSync(file, 'utf8')
    : '# Results of the benchmarks\n\nEach section is written by its run (`npm run bench -- NAME`), on whatever machine it names.\n';
  const [intro = '', ...sections] = before.split(/^## /m);
  const kept = sections.filter((section) => section.split('\n')[0] !== name);
  const all = [...kept, `${name}\n\n${text.trim()}\n`].sort();
  writeFileSync(file, `${intro.trim()}\n\n${all.map((section) => `## ${section.trim()}\n`).join('\n')}`);
}
