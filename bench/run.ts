import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** `npm run bench -- NAME`: runs the benchmark in `bench/NAME.ts`; what follows the name goes to it. */
const names = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts') && name !== 'run.ts' && name !== 'results.ts')
  .map((name) => name.slice(0, -'.ts'.length));
const [name, ...rest] = process.argv.slice(2);
if (name === undefined || !names.includes(name)) {
  process.stderr.write(`bench: say which of ${names.join(', ')}\n`);
  process.exitCode = 2;
} else {
  process.argv.splice(2, process.argv.length, ...rest);
  await import(join(import.meta.dirname, `${name}.ts`));
}
