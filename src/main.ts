#!/usr/bin/env node
import { readEnvFile } from './adapters/command-line/env-file.ts';
import { runProgram } from './adapters/command-line/program.ts';

readEnvFile();
process.exitCode = await runProgram(process.argv.slice(2), process);
