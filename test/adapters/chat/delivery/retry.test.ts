import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../../src/adapters/chat/clock.ts';
import { createRetry, delays } from '../../../../src/adapters/chat/delivery/retry.ts';
import type { Failure } from '../../../../src/adapters/chat/outcomes.ts';

const down: Failure = { kind: 'later', says: 'down', mayBeDone: false };
const done = { kind: 'delivered', id: '1', next: null } as const;

/** A clock whose waits end at once, in order, and are kept. */
function fastClock() {
  let now = 0;
  const waited: number[] = [];
  const clock: Clock = {
    now: () => now,
    async wait(ms, signal) {
      signal?.throwIfAborted();
      waited.push(ms);
      now += ms;
    },
    every: () => () => undefined,
  };
  return { clock, waited, now: () => now };
}

describe('retry', () => {
  it('gets through a blip of 1.5 s within three seconds', async () => {
    const { clock, now } = fastClock();
    const retry = createRetry({ clock, onRetry() {}, random: () => 1 });
    const outcome = await retry.run(async () => (now() < 1_500 ? down : done));
    expect(outcome).toEqual(done);
    expect(now()).toBeLessThan(3_000);
  });

  it('begins at 0.3 s, doubles with jitter, and never waits longer than half a minute and a quarter', async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 0.999, noNaN: true }), async (random) => {
        const { clock } = fastClock();
        const starts: number[] = [];
        const retry = createRetry({ clock, onRetry() {}, random: () => random });
        const outcome = await retry.run(async () => {
          starts.push(clock.now());
          return down;
        });
        expect(outcome).toEqual(down);
        const gaps = starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
        for (const [index, gap] of gaps.entries()) {
          const delay = Math.min(delays.longest, delays.first * 2 ** index);
          expect(gap).toBeGreaterThanOrEqual(delay * 0.749);
          expect(gap).toBeLessThanOrEqual(delay * 1.251);
        }
        expect(starts.at(-1)).toBeLessThanOrEqual(delays.giveUpAfter * 1.3);
      }),
    );
  });

  it('ends at its deadline with the last failure', async () => {
    const { clock } = fastClock();
    const retry = createRetry({ clock, onRetry() {}, random: () => 0 });
    let calls = 0;
    const outcome = await retry.run(async () => {
      calls++;
      return down;
    }, 1_000);
    expect(outcome).toEqual(down);
    expect(calls).toBe(3);
  });

  it.each([
    { kind: 'never', says: 'no' },
    { kind: 'elsewhere', says: 'no' },
    { kind: 'reopen', says: 'no' },
    { kind: 'later', says: 'a token is wrong', mayBeDone: false, needsOperator: true },
  ] as const)('does not repeat what waiting cannot mend: $kind', async (failure) => {
    const { clock, waited } = fastClock();
    const retry = createRetry({ clock, onRetry() {} });
    expect(await retry.run(async () => failure)).toEqual(failure);
    expect(waited).toEqual([]);
  });

  it('waits exactly as long as the platform asks', async () => {
    const { clock, waited } = fastClock();
    const why: string[] = [];
    const retry = createRetry({ clock, onRetry: (reason) => why.push(reason) });
    await retry.run(async (attempt) => (attempt === 0 ? { kind: 'limited', waitMs: 7_000 } : done));
    expect([waited, why]).toEqual([[7_000], ['limited']]);
  });

  it('tries waiting calls at once when another call gets through', async () => {
    let isDown = true;
    const waits: { readonly ms: number; readonly resolve: () => void }[] = [];
    const clock: Clock = {
      now: () => 0,
      wait: (ms, signal) =>
        new Promise((resolve, reject) => {
          waits.push({ ms, resolve });
          signal?.addEventListener('abort', () => reject(signal.reason));
        }),
      every: () => () => undefined,
    };
    const retry = createRetry({ clock, onRetry() {}, random: () => 0.5 });
    const waiting = retry.run(async (attempt) => (isDown || attempt < 2 ? down : done));
    const next = async (): Promise<void> => {
      await expect.poll(() => waits.length).toBeGreaterThan(0);
      waits.shift()?.resolve();
    };
    await next();
    await next();
    isDown = false;
    await expect.poll(() => waits.map(({ ms }) => ms)).toEqual([300]);
    expect(await retry.run(async () => done)).toEqual(done);
    await next();
    expect(await waiting).toEqual(done);
  });

  it('makes a call that fails by itself no more often for the success of others', async () => {
    const { clock, now } = fastClock();
    const retry = createRetry({ clock, onRetry() {}, random: () => 0.5 });
    let calls = 0;
    const outcome = await retry.run(async () => {
      calls++;
      await retry.run(async () => done);
      return down;
    });
    expect(outcome).toEqual(down);
    expect(now()).toBeGreaterThan(delays.giveUpAfter - delays.longest);
    expect(calls).toBeLessThan(30);
  });

  it('stops waiting when the program shuts down', async () => {
    const clock: Clock = {
      now: () => 0,
      wait: (_ms, signal) =>
        new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
      every: () => () => undefined,
    };
    const retry = createRetry({ clock, onRetry() {} });
    const waiting = retry.run(async () => down);
    retry.stop();
    expect(await waiting).toEqual({ kind: 'stopped' });
    expect(await retry.pause(1)).toBe(false);
  });
});
