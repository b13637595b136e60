import { expect, it } from 'vitest';
import { createSweep } from '../../../../src/adapters/chat/delivery/sweep.ts';
import { createInstallations } from '../../../../src/adapters/chat/installations.ts';
import { openMemoryStore } from '../../../../src/adapters/memory/store.ts';

/** A sweep whose background work runs when the test says so, or is skipped. */
function sweepOn() {
  const tasks: (() => Promise<unknown>)[] = [];
  let isFull = false;
  let looks = 0;
  const sweep = createSweep({
    platform: 'minimal',
    assistant: {
      outbox: { takeOver: async () => [] },
      due: async () => {
        looks++;
        return [];
      },
    },
    delivery: { send: () => {}, room: () => 1, holdAll: async () => {} },
    installations: createInstallations(openMemoryStore(10), () => 0),
    background: {
      run(_, task) {
        if (!isFull) tasks.push(task);
        return !isFull;
      },
    },
    clock: { every: () => () => {}, now: () => 0 },
    tick: async () => {},
    sweepEvery: 10_000,
  });
  return {
    sweep,
    full(given: boolean) {
      isFull = given;
    },
    async run() {
      for (const task of tasks.splice(0)) await task();
    },
    looks: () => looks,
  };
}

it('looks once for all that becomes due before the look begins', async () => {
  const { sweep, run, looks } = sweepOn();
  sweep.soon();
  await run();
  expect(looks()).toBe(1);
});

it('looks again for what becomes due while it looks', async () => {
  const { sweep, run, looks } = sweepOn();
  sweep.soon();
  sweep.soon();
  await run();
  expect(looks()).toBe(1);
  sweep.soon();
  await run();
  expect(looks()).toBe(2);
});

it('goes on looking after a look was skipped', async () => {
  const { sweep, full, run, looks } = sweepOn();
  full(true);
  sweep.soon();
  full(false);
  sweep.soon();
  await run();
  expect(looks()).toBe(1);
});
