import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join, relative, resolve } from 'node:path';
import { unusable } from './unusable.ts';

/** Longest path of a Unix socket in bytes, the end included: unix(7); macOS has 104. */
const longestSocketPath = 103;

/**
 * Takes a folder for this process by listening on a socket in it. The system closes the socket when the process
 * ends, however it ends, so a lock that nobody answers on is stale and is taken over.
 *
 * @returns gives the folder back
 * @throws where another process has it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = socketPath(folder);
  const first = await listen(folder, path);
  if (first !== undefined) return first;
  if (!(await answers(path))) {
    await rm(path, { force: true });
    const second = await listen(folder, path);
    if (second !== undefined) return second;
  }
  throw new Error(
    `another process is using the data folder ${folder}; stop it, or give this one its own DATA_DIR`,
  );
}

async function listen(folder: string, path: string): Promise<(() => Promise<void>) | undefined> {
  const server = createServer((socket) => socket.destroy());
  // The lock alone keeps no process alive.
  server.unref();
  try {
    await unusable(folder, async () => {
      server.listen(path);
      await once(server, 'listening');
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return undefined;
    throw error;
  }
  return async () => {
    server.close();
    await once(server, 'close');
  };
}

async function answers(path: string): Promise<boolean> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** The shorter way to write the path: a socket's may not be long. */
function socketPath(folder: string): string {
  const absolute = join(resolve(folder), 'lock.sock');
  const path = [absolute, relative(process.cwd(), absolute)].reduce((a, b) => (b.length < a.length ? b : a));
  if (Buffer.byteLength(path) > longestSocketPath)
    throw new Error(
      `the path of the data folder ${folder} is too long for its lock; set DATA_DIR to a shorter one`,
    );
  return path;
}
