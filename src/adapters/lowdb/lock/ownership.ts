import { StoreAway } from '../../../core/store/store.ts';
import type { FolderLock } from './folder-lock.ts';

export type Ownership = {
  /** Before anything is written: what's stored in a folder that's gone, or another process's, is lost. @throws StoreAway */
  check(): void;
  stop(): void;
};

/** How often the lock is looked at, in milliseconds. */
const every = 1_000;

/** Watches the lock. @param lost told once, with a line for the operator, that the folder isn't this process's any more */
export function watchOwnership(root: string, lock: FolderLock, lost: (line: string) => void): Ownership {
  const line = `the data folder ${root} was removed, moved or replaced while it was in use, so nothing can be stored; put it back, or set DATA_DIR to another folder, and start again`;
  let isTold = false;
  const check = (): void => {
    if (lock.isHeld()) return;
    if (!isTold) {
      isTold = true;
      lost(line);
    }
    throw new StoreAway(new Error(line), line);
  };
  const timer = setInterval(() => {
    try {
      check();
    } catch {
      // It has been told.
    }
  }, every).unref();
  return { check, stop: () => clearInterval(timer) };
}
