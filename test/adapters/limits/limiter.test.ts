import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLimiter } from '../../../src/adapters/limits/limiter.ts';

const asker = { workspace: 'w', author: 'u', channel: 'c' };
const off = { user: null, channel: null, workspace: null };

it('allows as many questions as the limit, and again after its time', () => {
  let now = 0;
  const limiter = createLimiter({ ...off, user: { most: 2, seconds: 60 } }, () => now);
  for (const at of [0, 10_000]) {
    now = at;
    expect(limiter.reached(asker)).toBeNull();
    limiter.count(asker);
  }
  now = 20_000;
  expect(limiter.reached(asker)).toEqual({ scope: 'user', most: 2, seconds: 60, wait: 40_000 });
  expect(limiter.reached({ ...asker, author: 'other' })).toBeNull();
  now = 60_000;
  expect(limiter.reached(asker)).toBeNull();
});

it.each([
  ['user', { author: 'other' }],
  ['channel', { channel: 'other' }],
  ['workspace', { workspace: 'other' }],
] as const)('counts each %s separately', (scope, other) => {
  const limiter = createLimiter({ ...off, [scope]: { most: 1, seconds: 60 } }, () => 0);
  limiter.count(asker);
  expect(limiter.reached(asker)?.scope).toBe(scope);
  expect(limiter.reached({ ...asker, ...other })).toBeNull();
});

it('allows one notice per window: to the person, or to each channel', () => {
  let now = 0;
  const limiter = createLimiter({ ...off, workspace: { most: 1, seconds: 60 } }, () => now);
  limiter.count(asker);
  const reached = limiter.reached(asker);
  if (reached === null) throw new Error('no limit');
  expect(limiter.mayTell(asker, reached)).toBe(true);
  expect(limiter.mayTell({ ...asker, author: 'other' }, reached)).toBe(false);
  expect(limiter.mayTell({ ...asker, channel: 'other' }, reached)).toBe(true);
  limiter.untell(asker, reached);
  expect(limiter.mayTell(asker, reached)).toBe(true);
  now = 60_000;
  limiter.count(asker);
  expect(limiter.mayTell(asker, reached)).toBe(true);
});

it('never allows more than the limit in a window, whenever questions come', () => {
  const steps = fc.array(fc.record({ wait: fc.nat(20_000), author: fc.constantFrom('a', 'b', 'c') }), {
    maxLength: 200,
  });
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 5 }), (all, most) => {
      let now = 0;
      const limiter = createLimiter({ ...off, user: { most, seconds: 60 } }, () => now);
      const through = new Map<string, number[]>();
      for (const { wait, author } of all) {
        now += wait;
        const one = { ...asker, author };
        if (limiter.reached(one) !== null) continue;
        limiter.count(one);
        through.set(author, [...(through.get(author) ?? []), now]);
      }
      // A window begins with the first question after the last one ended, so any minute overlaps at most two windows.
      for (const times of through.values())
        for (const at of times)
          expect(times.filter((time) => time >= at && time < at + 60_000).length).toBeLessThanOrEqual(
            2 * most,
          );
    }),
  );
});

it('drops the least recently active people beyond its bound', () => {
  const limiter = createLimiter({ ...off, user: { most: 1, seconds: 60 } }, () => 0);
  for (let n = 0; n <= 20_000; n++) limiter.count({ ...asker, author: String(n) });
  expect(limiter.reached({ ...asker, author: '20000' })).not.toBeNull();
  expect(limiter.reached({ ...asker, author: '0' })).toBeNull();
});
