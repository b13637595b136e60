import { randomUUID } from 'node:crypto';
import { readdir, rename, unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isCode } from './disk.ts';

/** The data folder belongs to this process until `release`, or until the process is gone in whatever way. */
export type FolderLock = { release(): Promise<void> };

/** Longest path of a Unix socket, in bytes, without the closing zero: `sun_path` of unix(7) has 108, on BSD and macOS 104. */
const longestSocketPath = 103;

/** How long to wait for another process to say what it is, in milliseconds. */
const longestSilence = 5_000;

type State = 'starting' | 'owner';

/**
 * Takes a data folder for this process. The sign of it is a listening socket in the folder, which the kernel
 * takes down with the process, so that no host name, process id or time has to be trusted. Works for processes
 * of one machine, containers that share a volume included; not on network file systems.
 *
 * Each comer first listens under a name of its own and then looks for others, so of two that come together at least
 * one sees the other; the one with the greater name steps back.
 *
 * @throws where another process has it
 */
export async function lockFolder(dataDir: string, log: (line: string) => void): Promise<FolderLock> {
  const name = `owner-${randomUUID().slice(0, 8)}.sock`;
  const path = join(dataDir, name);
  if (Buffer.byteLength(path) + 4 > longestSocketPath) {
    throw new Error(
      `the path of the data folder is too long for a socket in it (${path} has ${Buffer.byteLength(path)} bytes, ${longestSocketPath - 4} are possible); set DATA_DIR to a shorter one`,
    );
  }
  let state: State = 'starting';
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end(state);
  });
  // Under its final name only once it listens: between the two a look at it would find it dead.
  await listen(server, `${path}.new`);
  await rename(`${path}.new`, path);
  const release = async (): Promise<void> => {
    await unlink(path).catch(() => undefined);
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  try {
    for (const other of await readdir(dataDir)) {
      if (other === name || !/^owner-.*\.sock$/.test(other)) continue;
      await outwait(dataDir, name, other, log);
    }
  } catch (error) {
    await release();
    throw error;
  }
  state = 'owner';
  server.unref();
  return { release };
}

/** Returns when the other is gone. @throws where it owns the folder, or is about to */
async function outwait(
  dataDir: string,
  name: string,
  other: string,
  log: (line: string) => void,
): Promise<void> {
  for (;;) {
    const answer = await askState(join(dataDir, other));
    if (answer === 'gone') return;
    if (answer === 'dead') {
      await unlink(join(dataDir, other)).catch(() => undefined);
      log(`the process that last had ${dataDir} is gone without a word; took the folder over`);
      return;
    }
    if (answer === 'owner' || other < name) {
      throw new Error(
        `another process has the data folder ${dataDir}; stop that one, give this one a DATA_DIR of its own, or use Postgres (DATABASE_URL) for more than one process`,
      );
    }
    await pause(10);
  }
}

function askState(path: string): Promise<State | 'gone' | 'dead'> {
  return new Promise((resolve, reject) => {
    let said = '';
    const socket = connect(path);
    socket.setEncoding('utf8');
    // One that is listening and does not answer is alive all the same.
    socket.setTimeout(longestSilence, () => {
      resolve('owner');
      socket.destroy();
    });
    socket.on('data', (part) => {
      said += String(part);
    });
    socket.on('error', (error) => {
      if (isCode(error, 'ENOENT')) resolve('gone');
      else if (isCode(error, 'ECONNREFUSED')) resolve('dead');
      else if (isCode(error, 'ECONNRESET') || isCode(error, 'EPIPE')) resolve('starting');
      else reject(error);
    });
    socket.on('close', () => resolve(said === 'owner' ? 'owner' : 'starting'));
  });
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
