import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Adapter } from 'lowdb';

/**
 * A lowdb adapter for text that is either the old or the new, on disk, when a write returns: a temporary file
 * beside it is written, synced and renamed over it. (lowdb's own files are not synced; write-file-atomic takes
 * a short write on a full disk for a whole one.) A file that is there and empty reads as a blank, not as missing.
 */
export function syncedFile(path: string): Adapter<string> {
  const temporary = `${path}.tmp`;
  return {
    async read() {
      try {
        return (await readFile(path, 'utf8')) || ' ';
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
      }
    },
    async write(text) {
      await mkdir(dirname(path), { recursive: true });
      try {
        const file = await open(temporary, 'w');
        try {
          await file.writeFile(text);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(temporary, path);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
      await syncFolder(dirname(path));
    },
  };
}

/** A rename is on disk only when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
