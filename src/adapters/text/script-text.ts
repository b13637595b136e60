import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { extname } from 'node:path';

/**
 * A script for browsers, from its source or from what's built of it. The compiler makes a module of each by an export of
 * nothing, which a script that is none can't have.
 */
export async function scriptText(file: string): Promise<string> {
  const text = await readFile(file, 'utf8');
  return extname(file) === '.ts' ? withoutTypes(text) : text.replace(/^export \{\};\s*$/m, '');
}

/**
 * Node warns that its function may change: the version of Node is pinned for development, and what's built needs no such
 * thing.
 */
function withoutTypes(text: string): string {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return stripTypeScriptTypes(text);
  } finally {
    process.emitWarning = emitWarning;
  }
}
