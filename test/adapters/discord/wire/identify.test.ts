import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pauseBeforeIdentify } from '../../../../src/adapters/discord/wire/identify.ts';

describe('the pace of identifies', () => {
  it('never lets a crash loop use up the daily identifies', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 5000 }),
        fc.integer({ min: 0, max: 20_000 }),
        (total, crashMs) => {
          const day = 86_400_000;
          let at = 0;
          let remaining = total;
          while (at < day) {
            at += pauseBeforeIdentify({ total, remaining, reset_after: day - at, max_concurrency: 1 });
            if (at >= day) break;
            remaining -= 1;
            at += Math.max(crashMs, 1);
          }
          expect(remaining).toBeGreaterThanOrEqual(Math.floor(total * 0.1) - 1);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('does not slow down a healthy bot', () => {
    expect(pauseBeforeIdentify({ total: 1000, remaining: 900, reset_after: 1, max_concurrency: 1 })).toBe(0);
  });
});
