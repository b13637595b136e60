import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bestOf, highestOf, logShares, productsWith } from '../../../../src/core/meaning/match/rows.ts';

const number = fc.integer({ min: -50, max: 50 });

it('multiplies every row with a vector of any length', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 11 }),
      fc.array(number, { minLength: 11, maxLength: 66 }),
      (size, numbers) => {
        const vector = Float32Array.from(numbers.slice(0, size));
        const count = Math.floor(numbers.length / size);
        const rows = Float32Array.from(numbers.slice(0, count * size));
        const plain = Array.from({ length: count }, (_, row) =>
          vector.reduce((sum, value, at) => sum + value * (numbers[row * size + at] ?? 0), 0),
        );
        expect([...productsWith(rows, vector)]).toEqual(plain);
      },
    ),
  );
});

it('finds the highest values', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (numbers) => {
      const sorted = [...numbers, 0, 0, 0].sort((a, b) => b - a).slice(0, 3);
      expect(highestOf(Float32Array.from(numbers), 3)).toEqual(sorted);
    }),
  );
});

it('shares a probability out among scores', () => {
  const score = fc.float({ min: -20, max: 20, noNaN: true });
  fc.assert(
    fc.property(fc.array(score, { minLength: 1 }), (scores) => {
      const shares = Float32Array.from(scores);
      logShares(shares, -Infinity);
      expect(shares.reduce((sum, share) => sum + Math.exp(share), 0)).toBeCloseTo(1, 4);
      const cut = Float32Array.from(scores);
      logShares(cut, -2);
      expect([...cut]).toEqual([...shares].map((share) => Math.max(-2, share)));
    }),
  );
});

it('finds the places with the highest values within a range, equal ones in their order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 6 })),
      fc.nat(8),
      fc.integer({ min: 1, max: 5 }),
      (numbers, from, count) => {
        const places = numbers.map((_, at) => at).filter((at) => at >= from);
        const sorted = places.toSorted((a, b) => (numbers[b] ?? 0) - (numbers[a] ?? 0)).slice(0, count);
        const range = { from, to: numbers.length };
        expect(bestOf(Float64Array.from(numbers), range, count)).toEqual(sorted);
      },
    ),
  );
});
