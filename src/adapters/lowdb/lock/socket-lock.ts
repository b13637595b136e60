import { randomUUID } from 'node:crypto';
import { readdir, rename, unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isCode } from '../disk.ts';
import { FolderInUse, type HeldLock, UnusableLock } from './held-lock.ts';

/** Longest path of a Unix socket, in bytes without the final zero: `sun_path` has 108 in unix(7), 104 on BSD and macOS. */
const longestSocketPath = 103;

/** How long to wait for another process to report its state, in milliseconds. */
const longestSilence = 5_000;

/**
 * What systems say where no socket can be in a folder that takes files. Anything else may pass, and then every process would
 * have to agree on the kind of lock.
 */
const unsupported = [
  'EACCES',
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'EINVAL',
  'ENOSYS',
  'ENXIO',
  'EAFNOSUPPORT',
  'EADDRNOTAVAIL',
];

type State = 'starting' | 'owner';

/**
 * Locks a data folder for this process. The lock is a listening socket in the folder: the kernel closes it with the
 * process, so nothing depends on host names, process ids or clocks. It works between processes of one machine, including
 * containers that share a volume, but not on network file systems.
 *
 * Each process first listens under its own name and then looks for others. If two start together, at least one of them
 * sees the other, and the one with the greater name gives up.
 *
 * @throws FolderInUse if another process has the folder
 * @throws UnusableLock where no socket can be in the folder
 */
export async function lockBySocket(dataDir: string, log: (line: string) => void): Promise<HeldLock> {
  const name = `owner-${randomUUID().slice(0, 8)}.sock`;
  const path = join(dataDir, name);
  if (Buffer.byteLength(path) + 4 > longestSocketPath) {
    throw new Error(
      `the path of the data folder is too long for a socket in it (${path} has ${Buffer.byteLength(path)} bytes, at most ${longestSocketPath - 4} are possible); set DATA_DIR to a shorter one`,
    );
  }
  let state: State = 'starting';
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end(state);
  });
  // The socket gets its final name once it listens. Before that, another process would take it for a dead one.
  try {
    await listen(server, `${path}.new`);
    await rename(`${path}.new`, path);
  } catch (error) {
    await new Promise<void>((resolve) => server.close(() => resolve()));
    throw isUnsupported(error) ? new UnusableLock(error) : error;
  }
  const release = async (): Promise<void> => {
    await unlink(path).catch(() => undefined);
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  try {
    for (const other of await readdir(dataDir)) {
      if (other === name || !/^owner-.*\.sock$/.test(other)) continue;
      await waitForOther({ dataDir, name, other, log });
    }
  } catch (error) {
    await release();
    throw error;
  }
  state = 'owner';
  server.unref();
  return { path, release };
}

function isUnsupported(error: unknown): boolean {
  return process.platform === 'win32' || unsupported.some((code) => isCode(error, code));
}

type Other = {
  readonly dataDir: string;
  readonly name: string;
  readonly other: string;
  readonly log: (line: string) => void;
};

/** Resolves once the other process is gone. @throws FolderInUse if it owns the folder or is about to */
async function waitForOther({ dataDir, name, other, log }: Other): Promise<void> {
  for (;;) {
    const answer = await askState(join(dataDir, other));
    if (answer === 'gone') return;
    if (answer === 'dead') {
      await unlink(join(dataDir, other)).catch(() => undefined);
      log(`took over ${dataDir} from a process that ended without releasing it`);
      return;
    }
    if (answer === 'owner' || other < name) throw new FolderInUse(dataDir);
    await pause(10);
  }
}

function askState(path: string): Promise<State | 'gone' | 'dead'> {
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(path);
    socket.setEncoding('utf8');
    // A process that listens and doesn't answer is alive.
    socket.setTimeout(longestSilence, () => {
      resolve('owner');
      socket.destroy();
    });
    socket.on('data', (part) => {
      received += String(part);
    });
    socket.on('error', (error) => {
      if (isCode(error, 'ENOENT')) resolve('gone');
      else if (isCode(error, 'ECONNREFUSED')) resolve('dead');
      else if (isCode(error, 'ECONNRESET') || isCode(error, 'EPIPE')) resolve('starting');
      else reject(error);
    });
    socket.on('close', () => resolve(received === 'owner' ? 'owner' : 'starting'));
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
