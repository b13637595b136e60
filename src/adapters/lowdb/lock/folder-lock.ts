import { lstatSync } from 'node:fs';
import { isCode } from '../disk.ts';
import { lockByFile } from './file-lock.ts';
import { type HeldLock, UnusableLock } from './held-lock.ts';
import { lockBySocket } from './socket-lock.ts';

/** The data folder belongs to this process until `release`, or until the process ends in any way. */
export type FolderLock = {
  /** Whether the folder still has this process's lock: not if somebody removed, moved or replaced it. */
  isHeld(): boolean;
  release(): Promise<void>;
};

type Lockers = {
  readonly bySocket: typeof lockBySocket;
  readonly byFile: (dataDir: string) => Promise<HeldLock>;
};

/**
 * Locks a data folder for this process: by a listening socket, which needs nothing installed, and where there can't be one
 * (Windows, some mounts) by the system's lock of a file.
 *
 * @throws FolderInUse if another process has the folder
 * @throws an error with the fix if it can't be locked at all
 */
export async function lockFolder(
  dataDir: string,
  log: (line: string) => void,
  { bySocket, byFile }: Lockers = { bySocket: lockBySocket, byFile: lockByFile },
): Promise<FolderLock> {
  const { path, release } = await bySocket(dataDir, log).catch(async (socket: unknown) => {
    if (!(socket instanceof UnusableLock)) throw socket;
    return byFile(dataDir).catch((file: unknown) => {
      if (!(file instanceof UnusableLock)) throw file;
      throw new Error(
        `the data folder ${dataDir} can't be locked: no Unix socket can be there (${socket.message}), and no file lock either (${file.message}). Set DATA_DIR to a folder on a local disk; on Windows, install without --omit=optional; or use Postgres (DATABASE_URL)`,
        { cause: file },
      );
    });
  });
  const own = lstatSync(path).ino;
  return {
    isHeld() {
      try {
        return lstatSync(path).ino === own;
      } catch (error) {
        // What the system can't say now, such as on a mount that is slow, it can say later.
        return !isCode(error, 'ENOENT') && !isCode(error, 'ENOTDIR');
      }
    },
    release,
  };
}
