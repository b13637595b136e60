#!/usr/bin/env node
import { runProgram } from './adapters/command-line/program.ts';

process.exitCode = await runProgram(process.argv.slice(2), process);
