import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockFolder } from '../../../../src/adapters/lowdb/lock/folder-lock.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

const silent = (): void => undefined;

/** Another process that has locked the folder. */
async function ownerProcess(
  folder: string,
  command: readonly string[] = [],
): Promise<{ kill(): Promise<void> }> {
  const module = join(import.meta.dirname, '../../../../src/adapters/lowdb/lock/folder-lock.ts');
  const script = `import { lockFolder } from ${JSON.stringify(module)}; await lockFolder(process.argv[1], console.error); console.log('mine'); setInterval(() => {}, 1e6);`;
  const [program, ...rest] = [...command, process.execPath, '--input-type=module', '-e', script, folder];
  const child = spawn(program ?? process.execPath, rest, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return {
    async kill() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

// Like a second container that shares a volume, with its own host name and process ids.
const container = [
  'unshare',
  '--uts',
  '--pid',
  '--net',
  '--fork',
  '--kill-child',
  '--mount-proc',
  'sh',
  '-c',
  'hostname elsewhere; exec "$0" "$@"',
];
const possible = await new Promise<boolean>((resolve) => {
  const probe = spawn('unshare', ['--uts', '--pid', '--net', '--fork', '--mount-proc', 'hostname', 'x']);
  probe.on('error', () => resolve(false));
  probe.on('exit', (code) => resolve(code === 0));
});

describe('the lock of a data folder', () => {
  it('belongs to one process, and to the next one after its release', async () => {
    const folder = await temporaryFolder();
    const first = await lockFolder(folder, silent);
    await expect(lockFolder(folder, silent)).rejects.toThrow('another process has the data folder');
    await first.release();
    await (await lockFolder(folder, silent)).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('goes to one of many that try at the same moment', async () => {
    const folder = await temporaryFolder();
    for (let round = 0; round < 10; round++) {
      const results = await Promise.allSettled(Array.from({ length: 6 }, () => lockFolder(folder, silent)));
      const owners = results.filter((result) => result.status === 'fulfilled');
      expect(owners).toHaveLength(1);
      for (const { value } of owners) await value.release();
    }
  });

  it('is taken over from a process that was killed, and logs that', async () => {
    const folder = await temporaryFolder();
    const process = await ownerProcess(folder);
    await expect(lockFolder(folder, silent)).rejects.toThrow('another process has');
    await process.kill();
    const lines: string[] = [];
    const owner = await lockFolder(folder, (line) => lines.push(line));
    expect(lines).toEqual([expect.stringContaining('took over')]);
    await owner.release();
  });

  it.skipIf(!possible)(
    'works across containers with different host names and process ids (skips without unshare)',
    async () => {
      const folder = await temporaryFolder();
      const process = await ownerProcess(folder, container);
      await expect(lockFolder(folder, silent)).rejects.toThrow('another process has');
      await process.kill();
      for (let tries = 0; ; tries++) {
        try {
          await (await lockFolder(folder, silent)).release();
          break;
        } catch (error) {
          // The kill reaches the outer process first.
          if (tries === 200) throw error;
        }
      }
    },
  );

  it('names the fix for a path that is too long for a socket', async () => {
    const folder = join(await temporaryFolder(), 'x'.repeat(80));
    await expect(lockFolder(folder, silent)).rejects.toThrow('set DATA_DIR to a shorter one');
  });
});
