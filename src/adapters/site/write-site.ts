import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { FilesByName, SyncCounts } from '../decisions/sync-folder.ts';

/** Names every file of the site in the folder, so that later runs know which are theirs. */
const listFile = '.tradeoff-site.json';

const listSchema = z.object({ site: z.literal(1), files: z.array(z.string()) });

/**
 * Brings a folder in line with a site: writes what has changed, leaves the same files alone, and removes files of an earlier
 * run that the site no longer has. Files that the program didn't write are never touched.
 *
 * @throws if the folder has files that are no site's
 */
export async function writeSite(folder: string, files: FilesByName): Promise<SyncCounts> {
  await mkdir(folder, { recursive: true });
  const before = await listedIn(folder);
  if (before === null && (await readdir(folder)).length > 0)
    throw new Error(
      `${folder} has files that are no site of Tradeoff's; name an empty folder, or one that an earlier run wrote`,
    );
  // Named before they are written: a run that's cut short leaves nothing that the next one doesn't know.
  const names = [...files.keys()].sort();
  await writeList(folder, [...new Set([...(before ?? []), ...names])].sort());
  let written = 0;
  let same = 0;
  for (const [name, text] of pagesBeforeLists(files))
    if ((await textOf(join(folder, name))) === text) same++;
    else {
      await replace(join(folder, name), text);
      written++;
    }
  const gone: string[] = [];
  for (const name of before ?? [])
    if (!files.has(name) && isInside(name) && (await isRemoved(join(folder, name)))) gone.push(name);
  for (const name of new Set(gone.map(dirname)))
    if (name !== '.') await rmdir(join(folder, name)).catch(() => undefined);
  await writeList(folder, names);
  return { written, same, removed: gone.length };
}

/** What's in folders first, and the first page last: whoever follows a link meanwhile finds what it leads to. */
function pagesBeforeLists(files: FilesByName): readonly (readonly [name: string, text: string])[] {
  const all = [...files].toReversed();
  const isInFolder = ([name]: (typeof all)[number]): boolean => name.includes('/');
  return [...all.filter(isInFolder), ...all.filter((file) => !isInFolder(file))];
}

async function listedIn(folder: string): Promise<readonly string[] | null> {
  const text = await textOf(join(folder, listFile));
  if (text === undefined) return null;
  const read = listSchema.safeParse(parsed(text));
  if (!read.success)
    throw new Error(
      `${join(folder, listFile)} can't be read, so nobody knows which files here are the site's; empty the folder and try again`,
    );
  return read.data.files;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function writeList(folder: string, names: readonly string[]): Promise<void> {
  const text = `${JSON.stringify({ site: 1, files: names }, null, 1)}\n`;
  const path = join(folder, listFile);
  if ((await textOf(path)) !== text) await replace(path, text);
}

/** Removes a file. @returns false if there was none */
async function isRemoved(path: string): Promise<boolean> {
  try {
    await rm(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** Whether there's no such file: neither it nor, it may be, its folder. */
function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

/** Whether a path stays below the folder, as all that the program writes do. */
function isInside(name: string): boolean {
  return /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/.test(name) && !name.split('/').includes('..');
}

/** Readers see the file as it was or as it is, never a part of it. */
async function replace(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const fresh = `${path}.new`;
  await writeFile(fresh, text);
  await rename(fresh, path);
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
