import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { FolderInUse, type HeldLock, UnusableLock } from './held-lock.ts';

/** The system's lock of an open file. @returns whether this process has it now */
export type TryLock = (file: number) => boolean;

/**
 * Locks a data folder by a file in it, for systems and mounts without Unix sockets. The system frees the lock with the
 * process, as it closes a socket.
 *
 * @throws FolderInUse if another process has the folder
 * @throws UnusableLock where files can't be locked either
 */
export async function lockByFile(
  dataDir: string,
  load: () => Promise<TryLock> = systemLock,
): Promise<HeldLock> {
  const path = join(dataDir, 'owner.lock');
  const tryLock = await load();
  const file = openSync(path, 'a+', 0o600);
  let isLocked = false;
  try {
    isLocked = tryLock(file);
  } catch (error) {
    throw new UnusableLock(error);
  } finally {
    if (!isLocked) closeSync(file);
  }
  if (!isLocked) throw new FolderInUse(dataDir);
  // The file stays: if it was removed, another process could lock a new one before a third has closed the old one.
  return { path, release: async () => closeSync(file) };
}

/** @throws UnusableLock if its package isn't installed, or not for this system */
async function systemLock(): Promise<TryLock> {
  try {
    return (await import('fs-native-extensions')).tryLock;
  } catch (error) {
    throw new UnusableLock(error);
  }
}
