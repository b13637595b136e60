import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likenessOf } from '../../../../src/core/understanding/text/likeness.ts';

describe('the likeness of two words', () => {
  it.each([
    ['kitten', 'sitting', 1 - 3 / 7],
    ['securrity', 'security', 1 - 1 / 9],
    ['async', 'async', 1],
    ['a', 'deployment', 0],
    ['', 'x', 0],
  ])('of %j and %j is known', (a, b, likeness) => {
    expect(likenessOf(a, b)).toBeCloseTo(likeness);
  });

  it('is the same both ways, from 0 to 1, and 1 for the same word only', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abc'), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const likeness = likenessOf(a, b);
        expect(likeness).toBe(likenessOf(b, a));
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness === 1).toBe(a === b);
      }),
    );
  });
});
