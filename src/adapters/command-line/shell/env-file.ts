import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';

/** Reads `.env` of the folder that the program is started from, if there is one. What is set already is kept. */
export function readEnvFile(): void {
  if (existsSync('.env')) loadEnvFile('.env');
}
