import {
  appendFileSync,
  closeSync,
  type Dirent,
  fsync,
  openSync,
  rename,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { copyFile, readdir, readFile, rm, rmdir, unlink } from 'node:fs/promises';
import { promisify } from 'node:util';
import { makeFolder } from './make-folder.ts';

/** The store's operations on a disk, so that tests can intercept each step. A failure throws the system's error. */
export type Disk = {
  /** @returns undefined if the file doesn't exist */
  read(path: string): Promise<Buffer | undefined>;
  /** Writes and syncs a new file and renames it into place. `beforeRename` runs meanwhile and finishes before the rename. */
  replace(path: string, bytes: Buffer, beforeRename: () => Promise<void>): Promise<void>;
  /** The same without syncing, for what can be made again. */
  put(path: string, bytes: Buffer): Promise<void>;
  /** Adds to the end of a file, or creates it; not synced. */
  append(path: string, text: string): Promise<void>;
  /** When a file or folder was last changed, in milliseconds since 1970; undefined if it doesn't exist. */
  changedAt(path: string): Promise<number | undefined>;
  /** Makes the entries of a folder durable. */
  syncFolder(path: string): Promise<void>;
  /** Creates a folder and its parents; not synced. */
  makeFolder(path: string): Promise<void>;
  /** Creates an empty file; not synced. */
  touch(path: string): Promise<void>;
  /** Removes a file if it exists; not synced. */
  remove(path: string): Promise<void>;
  removeFolder(path: string): Promise<void>;
  /** Removes a folder if nothing is in it; not synced. @returns whether it's gone */
  removeEmptyFolder(path: string): Promise<boolean>;
  move(from: string, to: string): Promise<void>;
  copy(from: string, to: string): Promise<void>;
  list(path: string): Promise<Dirent[]>;
};

/** Only the owner may read documents. */
const fileMode = 0o600;
const folderMode = 0o700;

export const realDisk: Disk = {
  read: (path) => unlessMissing(readFile(path), undefined),
  async replace(path, bytes, beforeRename) {
    // One temporary name per file is enough: its replacements never overlap, and one process owns the folder.
    const temporary = `${path}.new`;
    try {
      await Promise.all([writeSynced(temporary, bytes), beforeRename()]);
      // Asynchronous, since a rename may have to wait for other syncs.
      await renamed(temporary, path);
    } catch (error) {
      await unlink(temporary).catch(nothing);
      throw error;
    }
  },
  async put(path, bytes) {
    const temporary = `${path}.new`;
    try {
      writeFileSync(temporary, bytes, { mode: fileMode });
      renameSync(temporary, path);
    } catch (error) {
      await unlink(temporary).catch(nothing);
      throw error;
    }
  },
  append: async (path, text) => appendFileSync(path, text, { mode: fileMode }),
  changedAt: async (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs,
  // Windows can't sync a folder, and makes its entries durable with their files.
  syncFolder: (path) => (process.platform === 'win32' ? Promise.resolve() : withFile(path, 'r', syncFile)),
  makeFolder: (path) => makeFolder(path, folderMode),
  touch: (path) => withFile(path, 'w', nothing),
  remove: (path) => unlessMissing(unlink(path), undefined),
  removeFolder: (path) => rm(path, { recursive: true, force: true }),
  removeEmptyFolder: (path) =>
    rmdir(path).then(
      () => true,
      (error: unknown) => isCode(error, 'ENOENT'),
    ),
  move: async (from, to) => renameSync(from, to),
  copy: (from, to) => copyFile(from, to),
  list: (path) => unlessMissing(readdir(path, { withFileTypes: true }), []),
};

function writeSynced(path: string, bytes: Buffer): Promise<void> {
  return withFile(path, 'w', async (file) => {
    writeFileSync(file, bytes);
    await syncFile(file);
  });
}

const syncFile = promisify(fsync);
const renamed = promisify(rename);

/**
 * Opens a file for a task. Opening, closing, and writing a few kilobytes to the page cache take microseconds, several
 * times less than handing each call to another thread. Only what waits for the disk is asynchronous.
 */
async function withFile<T>(path: string, flags: string, task: (file: number) => T | Promise<T>): Promise<T> {
  const file = openSync(path, flags, fileMode);
  try {
    return await task(file);
  } finally {
    closeSync(file);
  }
}

async function unlessMissing<T, M>(result: Promise<T>, missing: M): Promise<T | M> {
  try {
    return await result;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return missing;
    throw error;
  }
}

/** Whether an error is a system error with this code ("ENOENT"). */
export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function nothing(): void {}
