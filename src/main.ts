#!/usr/bin/env node
import { join } from 'node:path';
import { nodeVersionProblem } from './node-version.ts';

const trouble = nodeVersionProblem(process.versions.node);
if (trouble === null) {
  // All else only now: a Node that is too old fails on it with an error that names no cure.
  const { enableCompileCache } = await import('node:module');
  // What was compiled is kept beside the program, where only those can write who could change the program as well.
  enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/tradeoff'));
  const { readEnvFile } = await import('./adapters/command-line/shell/env-file.ts');
  const { runProgram } = await import('./adapters/command-line/program.ts');
  readEnvFile();
  process.exitCode = await runProgram(process.argv.slice(2), process);
  // A library's connection that will not close does not keep a process that is done.
  setTimeout(() => process.exit(), 5_000).unref();
} else {
  process.stderr.write(`tradeoff: ${trouble}\n`);
  process.exitCode = 1;
}
