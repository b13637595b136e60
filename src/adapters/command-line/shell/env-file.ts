import { existsSync, readFileSync } from 'node:fs';
import { decodeText } from '../../text/decode-text.ts';
import { parseEnv } from './parse-env.ts';

/**
 * Loads `.env` from the working directory, if there is one. Variables that are already set win.
 *
 * @returns what's wrong with it, in one line; null if nothing is
 */
export function readEnvFile(): string | null {
  if (!existsSync('.env')) return null;
  const text = read();
  if (text === null) return '.env is not a text file in UTF-8 or UTF-16; save it as UTF-8';
  const parsed = typeof text === 'string' ? parseEnv(text) : text;
  if (parsed.kind === 'wrong') return `.env: ${parsed.says}`;
  for (const [name, value] of parsed.variables) process.env[name] ??= value;
  return null;
}

function read(): string | null | { readonly kind: 'wrong'; readonly says: string } {
  try {
    return decodeText(readFileSync('.env'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return {
      kind: 'wrong',
      says: `it cannot be read (${code}); it has to be a file that the program's user may read`,
    };
  }
}
