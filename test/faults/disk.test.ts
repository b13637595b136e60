import { execFileSync } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openLowdbStore } from '../../src/adapters/lowdb/store.ts';
import { type Store, StoreAway } from '../../src/core/store/store.ts';
import { conversationOf } from '../contract/documents.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** A mounted disk of its own, with its size in kilobytes. */
async function smallDisk(size: number): Promise<string> {
  const folder = await temporaryFolder();
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}k`, 'tmpfs', folder], { stdio: 'ignore' });
  onTestFinished(() => void execFileSync('umount', ['-l', folder]));
  return folder;
}

const canMount = await (async () => {
  const folder = await import('node:fs/promises').then(({ mkdtemp }) => mkdtemp('/tmp/tradeoff-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder]);
    return true;
  } catch {
    return false;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
})();

const key = (number: number) => ({ workspace: 'w', kind: 'conversation', id: `t${number}` }) as const;

/** Saves turns of ten threads until the disk refuses. @returns the last acknowledged turn of each thread */
async function turnsUntilRefused(store: Store): Promise<number[]> {
  const turns = Array.from({ length: 10 }, () => 0);
  for (let turn = 1; turn < 10_000; turn++) {
    const thread = turn % 10;
    const stored = await store.load(key(thread));
    const destination = { platform: 'd', address: 'x'.repeat(turn * 61) };
    const value = { ...conversationOf(`t${thread}`, turn), destination };
    try {
      await store.save(key(thread), value, { basedOn: stored?.version ?? 0, due: turn });
    } catch (error) {
      expect(error).toBeInstanceOf(StoreAway);
      return turns;
    }
    turns[thread] = turn;
  }
  throw new Error('the disk never refused');
}

async function expectTurns(store: Store, turns: readonly number[]): Promise<void> {
  const found = [];
  for (let thread = 0; thread < 10; thread++)
    found.push((await store.load(key(thread)))?.value.conversation.turns ?? 0);
  expect(found).toEqual(turns);
}

describe('the lowdb store on a disk with faults', () => {
  it.skipIf(!canMount)(
    'refuses turns on a full disk, loses none that it accepted, and goes on when there is space (skips if it may not mount)',
    async () => {
      const disk = await smallDisk(512);
      const filler = join(disk, 'filler');
      await writeFile(filler, Buffer.alloc(150_000));
      const folder = join(disk, 'data');
      const store = await openLowdbStore(folder, { log: () => undefined });
      const turns = await turnsUntilRefused(store);
      expect(await store.ready()).toBe(false);
      await expectTurns(store, turns);
      await store.close();
      const again = await openLowdbStore(folder, { log: () => undefined });
      await expectTurns(again, turns);
      await expect(turnsUntilRefused(again)).resolves.toBeDefined();
      await rm(filler);
      expect(await again.ready()).toBe(true);
      const stored = await again.load(key(1));
      expect(
        await again.save(key(1), conversationOf('t1', 77), { basedOn: stored?.version ?? 0, due: null }),
      ).not.toBe('conflict');
      await again.close();
    },
  );

  it.skipIf(!canMount)(
    'refuses turns in a read-only folder, still reads, and goes on when it is writable (skips if it may not mount)',
    async () => {
      const disk = await smallDisk(2_048);
      const folder = join(disk, 'data');
      const store = await openLowdbStore(folder, { log: () => undefined });
      const version = await store.save(key(0), conversationOf('t0', 1), { basedOn: 0, due: null });
      if (version === 'conflict') throw new Error('the first save was a conflict');
      execFileSync('mount', ['-o', 'remount,ro', disk]);
      const save = () => store.save(key(0), conversationOf('t0', 2), { basedOn: version, due: null });
      await expect(save()).rejects.toThrow(StoreAway);
      expect((await store.load(key(0)))?.value.conversation.turns).toBe(1);
      expect(await store.ready()).toBe(false);
      execFileSync('mount', ['-o', 'remount,rw', disk]);
      expect(await save()).toBe(version + 1);
      await store.close();
    },
  );
});
