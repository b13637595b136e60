import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder and those above it that are missing, one level at a time. (Node's recursive `mkdir` never
 * returns where a folder is there and nothing can be made in it, as in /proc.)
 *
 * @param mode rights of the folders that are made
 * @throws the system's error, with the path of the folder that could not be made
 */
export async function makeFolder(folder: string, mode = 0o777): Promise<void> {
  const missing: string[] = [];
  let at = resolve(folder);
  while (!(await isThere(at))) {
    missing.unshift(at);
    at = dirname(at);
  }
  // Where the path itself is a file, making it says so.
  if (missing.length === 0 && !(await stat(at)).isDirectory()) await mkdir(at, mode);
  for (const path of missing) await makeOne(path, mode);
}

async function makeOne(path: string, mode: number): Promise<void> {
  try {
    await mkdir(path, mode);
  } catch (error) {
    // Somebody else may have made it meanwhile.
    if (codeOf(error) === 'EEXIST' && (await isThere(path)) && (await stat(path)).isDirectory()) return;
    throw error;
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
