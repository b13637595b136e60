import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { idOfFile } from './file-name.ts';

/** File contents by file name. */
export type FilesByName = ReadonlyMap<string, string>;

export type SyncCounts = { readonly written: number; readonly same: number; readonly removed: number };

/**
 * Brings a folder in sync with records: writes what has changed, leaves identical files alone, and removes exported files
 * whose record is gone or has another title. Files that the program didn't write are never touched.
 */
export async function syncFolder(folder: string, files: FilesByName): Promise<SyncCounts> {
  await mkdir(folder, { recursive: true });
  let written = 0;
  let same = 0;
  for (const [name, text] of files) {
    const path = join(folder, name);
    if ((await read(path)) === text) same++;
    else {
      await writeFile(path, text);
      written++;
    }
  }
  let removed = 0;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const id = idOfFile(entry.name);
    if (!entry.isFile() || id === null || files.has(entry.name)) continue;
    const text = await read(join(folder, entry.name));
    if (text === undefined || !text.slice(0, 2_000).includes(`\ntradeoff: "${id}"\n`)) continue;
    await rm(join(folder, entry.name));
    removed++;
  }
  return { written, same, removed };
}

async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
