#!/usr/bin/env node
import { readEnvFile } from './adapters/command-line/env-file.ts';
import { runProgram } from './adapters/command-line/program.ts';

readEnvFile();
process.exitCode = await runProgram(process.argv.slice(2), process);
// A library's connection that will not close does not keep a process that is done.
setTimeout(() => process.exit(), 5_000).unref();
