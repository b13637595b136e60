import { closeSync, type Dirent, fsync, openSync, rename, renameSync, writeFileSync } from 'node:fs';
import { copyFile, readdir, readFile, rm, unlink } from 'node:fs/promises';
import { promisify } from 'node:util';
import { makeFolder } from './make-folder.ts';

/**
 * What the store does to a disk, step by step, so that tests can stand between the steps.
 * Everything that fails throws the system's error.
 */
export type Disk = {
  /** @returns undefined where there is no such file */
  read(path: string): Promise<Buffer | undefined>;
  /** Replaces a file by a new one, synced and then renamed into place; `beforeRename` runs meanwhile and is waited for. */
  replace(path: string, bytes: Buffer, beforeRename: () => Promise<void>): Promise<void>;
  /** Makes the names in a folder durable. */
  syncFolder(path: string): Promise<void>;
  /** Makes a folder and all above it; not synced. */
  makeFolder(path: string): Promise<void>;
  /** Makes an empty file; not synced. */
  touch(path: string): Promise<void>;
  /** Removes a file, if it is there; not synced. */
  remove(path: string): Promise<void>;
  removeFolder(path: string): Promise<void>;
  move(from: string, to: string): Promise<void>;
  copy(from: string, to: string): Promise<void>;
  list(path: string): Promise<Dirent[]>;
};

/** Documents are for their owner's eyes. */
const fileMode = 0o600;
const folderMode = 0o700;

export const realDisk: Disk = {
  read: (path) => unlessMissing(readFile(path), undefined),
  async replace(path, bytes, beforeRename) {
    // One name for each file: its replacements come one after another, and the folder has one owner.
    const temporary = `${path}.new`;
    try {
      await Promise.all([writeSynced(temporary, bytes), beforeRename()]);
      // It waits for the disk where others are synced at this moment.
      await renamed(temporary, path);
    } catch (error) {
      await unlink(temporary).catch(nothing);
      throw error;
    }
  },
  syncFolder: (path) => withFile(path, 'r', syncFile),
  makeFolder: (path) => makeFolder(path, folderMode),
  touch: (path) => withFile(path, 'w', nothing),
  remove: (path) => unlessMissing(unlink(path), undefined),
  removeFolder: (path) => rm(path, { recursive: true, force: true }),
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
 * Opens a file for a task. Opening, writing a few kilobytes into the system's memory and closing take microseconds,
 * several times less than to send each of them to another thread; only what waits for the disk goes there.
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

/** Whether an error is the system's, of this code ("ENOENT"). */
export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function nothing(): void {}
