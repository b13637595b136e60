import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/**
 * Creates a folder and its missing parents, one level at a time. (Node's recursive `mkdir` never returns below a folder
 * in which nothing can be created, such as /proc.)
 *
 * @param mode permissions of the created folders
 * @throws the system's error, with the path of the folder that could not be created
 */
export async function makeFolder(folder: string, mode = 0o777): Promise<void> {
  const missing: string[] = [];
  let at = resolve(folder);
  // A root that isn't there, such as a drive without a disk, has no parent.
  while (!(await isThere(at))) {
    missing.unshift(at);
    if (dirname(at) === at) break;
    at = dirname(at);
  }
  // If the path is a file, this throws the error that says so.
  if (missing.length === 0 && !(await stat(at)).isDirectory()) await mkdir(at, mode);
  for (const path of missing) await makeOne(path, mode);
}

async function makeOne(path: string, mode: number): Promise<void> {
  try {
    await mkdir(path, mode);
  } catch (error) {
    // Another process may have created it meanwhile.
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
