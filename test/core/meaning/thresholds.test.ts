import { describe, expect, it } from 'vitest';
import { in64ths, thresholds } from '../../../src/core/meaning/thresholds.ts';

describe('a probability', () => {
  it('is compared in 64ths, so that its last digits change nothing', () => {
    for (let part = 1; part <= 64; part += 1)
      for (const off of [-1e-6, 0, 1e-6]) expect(in64ths(part / 64 + off)).toBe(part);
  });

  it('has to be higher the more speaks against an answer', () => {
    for (const { near, open, own } of Object.values(thresholds)) {
      expect(open).toBeGreaterThan(near);
      expect(own).toBeGreaterThan(open);
    }
  });
});
