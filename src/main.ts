#!/usr/bin/env node
import { join } from 'node:path';
import { nodeVersionProblem } from './node-version.ts';

const problem = nodeVersionProblem(process.versions.node, import.meta.url.endsWith('.ts'));
if (problem === null) {
  // Loaded only now: an old Node would fail on these files with an error that doesn't say how to fix it.
  const { enableCompileCache } = await import('node:module');
  // The cache is next to the program, where only someone who may change the program may write.
  enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/tradeoff'));
  const { readEnvFile } = await import('./adapters/command-line/shell/env-file.ts');
  const { runProgram } = await import('./adapters/command-line/program.ts');
  const wrong = readEnvFile();
  if (wrong === null) process.exitCode = await runProgram(process.argv.slice(2), process);
  else fail(wrong);
  // A library's connection that doesn't close must not keep the process alive.
  setTimeout(() => process.exit(), 5_000).unref();
} else fail(problem);

function fail(why: string): void {
  process.stderr.write(`tradeoff: ${why}\n`);
  process.exitCode = 1;
}
