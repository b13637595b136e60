import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openLowdbStore } from '../../src/adapters/lowdb/store.ts';
import { openPlatform } from '../crash/platform.ts';
import type { ChildMessage } from '../crash/protocol.ts';
import { runToEnd } from '../crash/rounds.ts';
import { runChild } from '../crash/run-child.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const calls = ['write', 'fsync', 'rename', 'unlink', 'read'] as const;

/** Whether this machine can build and preload the library that injects faults. */
const canPreload =
  process.platform === 'linux' && works(() => execFileSync('cc', ['--version'], { stdio: 'ignore' }));

function works(task: () => unknown): boolean {
  try {
    task();
    return true;
  } catch {
    return false;
  }
}

/** Makes each kind of call fail, from the nth on and for `long` calls; then checks the data without faults. */
export function failCalls(from: readonly number[], long: number): void {
  it.skipIf(!canPreload)(
    `keeps the promise on a disk that fails with EIO, from the ${from.join('th, ')}th call of each kind on (skips without cc and Linux)`,
    async () => {
      const folder = await temporaryFolder();
      const library = join(folder, 'eio.so');
      execFileSync('cc', [
        '-shared',
        '-fPIC',
        '-O1',
        '-w',
        '-o',
        library,
        join(import.meta.dirname, 'eio.c'),
        '-ldl',
      ]);
      const where = { folder: join(folder, 'data'), url: null };
      const platform = openPlatform();
      let life = 0;
      await runToEnd(platform, where, life++);
      for (const call of calls) {
        for (const first of from) {
          const heard = platform.listen();
          const env = {
            LD_PRELOAD: library,
            FAULT_CALL: call,
            FAULT_FOLDER: where.folder,
            FAULT_FROM: String(first),
            FAULT_UNTIL: String(first + long),
          };
          // Counted on arrival: two lines may come at once, before the test waits for the second.
          let settled = 0;
          const settles = ({ kind }: ChildMessage): boolean => kind === 'acknowledged' || kind === 'failed';
          const child = runChild(
            { ...where, clock: life * 36_000_000, speed: 1, die: null },
            (message) => {
              heard.hear(message);
              if (settles(message)) settled++;
            },
            { env },
          );
          const fresh = platform.deliver(8);
          await child.until(({ kind }) => kind === 'ready');
          for (const delivery of fresh) child.give(delivery);
          // Each delivery is acknowledged or fails, and then the process is quiet.
          while (settled < fresh.length && (await child.until(settles)));
          await pause(20);
          child.kill();
          await child.ended;
          heard.gone();
          life++;
        }
      }
      await runToEnd(platform, where, life);
      expect(platform.failures.length).toBeGreaterThan(calls.length);
      expect(platform.failures.filter((reason) => !reason.startsWith('StoreAway'))).toEqual([]);
      const store = await openLowdbStore(where.folder, { log: () => undefined });
      await platform.check(store);
      await store.close();
    },
    300_000,
  );
}
