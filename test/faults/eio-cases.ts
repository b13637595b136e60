import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openLowdbStore } from '../../src/adapters/lowdb/store.ts';
import { openPlatform } from '../crash/platform.ts';
import type { Said } from '../crash/protocol.ts';
import { liveToTheEnd } from '../crash/rounds.ts';
import { runChild } from '../crash/run-child.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const calls = ['write', 'fsync', 'rename', 'unlink', 'read'] as const;

/** Whether this machine can build and preload the fault. */
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

/** Lets each kind of call fail, from the nth of it on, for so many calls; then mends the disk and looks. */
export function failCalls(from: readonly number[], long: number): void {
  it.skipIf(!canPreload)(
    `keeps the promise where the disk answers EIO, from the ${from.join('th, ')}th call of each kind on (skips without cc and Linux)`,
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
      await liveToTheEnd(platform, where, life++);
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
          // Counted where it is heard: two lines may come at once, before anybody waits for the second.
          let heardOf = 0;
          const settles = ({ kind }: Said): boolean => kind === 'acknowledged' || kind === 'failed';
          const child = runChild(
            { ...where, clock: life * 36_000_000, speed: 1, die: null },
            (said) => {
              heard.hear(said);
              if (settles(said)) heardOf++;
            },
            { env },
          );
          const fresh = platform.deliver(8);
          await child.until(({ kind }) => kind === 'ready');
          for (const delivery of fresh) child.give(delivery);
          // Each is acknowledged or has failed, and then it is quiet.
          while (heardOf < fresh.length && (await child.until(settles)));
          await pause(20);
          child.kill();
          await child.ended;
          heard.gone();
          life++;
        }
      }
      await liveToTheEnd(platform, where, life);
      expect(platform.failures.length).toBeGreaterThan(calls.length);
      expect(platform.failures.filter((reason) => !reason.startsWith('StoreAway'))).toEqual([]);
      const store = await openLowdbStore(where.folder, { log: () => undefined });
      await platform.check(store);
      await store.close();
    },
    300_000,
  );
}
