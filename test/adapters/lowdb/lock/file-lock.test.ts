import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { Server } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { lockByFile } from '../../../../src/adapters/lowdb/lock/file-lock.ts';
import { lockFolder } from '../../../../src/adapters/lowdb/lock/folder-lock.ts';
import { UnusableLock } from '../../../../src/adapters/lowdb/lock/held-lock.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

afterEach(() => void vi.restoreAllMocks());

const silent = (): void => undefined;
const noSockets = async (): Promise<never> => {
  throw new UnusableLock(new Error('listen ENOTSUP'));
};
const lockers = { bySocket: noSockets, byFile: (folder: string) => lockByFile(folder) };

it('belongs to one process where no socket can be, and to the next one after its release', async () => {
  const folder = await temporaryFolder();
  const first = await lockFolder(folder, silent, lockers);
  expect(first.isHeld()).toBe(true);
  await expect(lockFolder(folder, silent, lockers)).rejects.toThrow('another process has the data folder');
  await first.release();
  const second = await lockFolder(folder, silent, lockers);
  await second.release();
});

it('is free once the process that had it was killed', async () => {
  const folder = await temporaryFolder();
  const module = pathToFileURL(
    join(import.meta.dirname, '../../../../src/adapters/lowdb/lock/file-lock.ts'),
  ).href;
  const script = `import { lockByFile } from ${JSON.stringify(module)}; await lockByFile(process.argv[1]); console.log('mine'); setInterval(() => {}, 1e6);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  await expect(lockFolder(folder, silent, lockers)).rejects.toThrow('another process has the data folder');
  child.kill('SIGKILL');
  await once(child, 'exit');
  await (await lockFolder(folder, silent, lockers)).release();
});

it('names the fix where neither sockets nor file locks work, and where the package is missing', async () => {
  const folder = await temporaryFolder();
  const unsupported = (): boolean => {
    throw new Error('ENOLCK');
  };
  const missing = async (): Promise<never> => {
    throw new UnusableLock(new Error('Cannot find package'));
  };
  for (const load of [async () => unsupported, missing])
    await expect(
      lockFolder(folder, silent, { bySocket: noSockets, byFile: (path) => lockByFile(path, load) }),
    ).rejects.toThrow(/Set DATA_DIR to a folder on a local disk.*--omit=optional/);
});

it.each(['EPERM', 'EOPNOTSUPP', 'EACCES'])(
  'takes over from sockets where the system says %s to one',
  async (code) => {
    const folder = await temporaryFolder();
    vi.spyOn(Server.prototype, 'listen').mockImplementation(function (this: Server) {
      queueMicrotask(() => this.emit('error', Object.assign(new Error(`listen ${code}`), { code })));
      return this;
    });
    const lock = await lockFolder(folder, silent);
    expect(await readdir(folder)).toEqual(['owner.lock']);
    await expect(lockFolder(folder, silent)).rejects.toThrow('another process has the data folder');
    await lock.release();
  },
);

it('does not change the kind of lock for an error that may pass', async () => {
  vi.spyOn(Server.prototype, 'listen').mockImplementation(function (this: Server) {
    queueMicrotask(() => this.emit('error', Object.assign(new Error('listen EMFILE'), { code: 'EMFILE' })));
    return this;
  });
  await expect(lockFolder(await temporaryFolder(), silent)).rejects.toThrow('EMFILE');
});
