#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import { runProgram } from './adapters/command-line/program.ts';

// What is set already is kept: the file only fills in.
if (existsSync('.env')) loadEnvFile('.env');

process.exitCode = await runProgram(process.argv.slice(2), process);
