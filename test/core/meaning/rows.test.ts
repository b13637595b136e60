import fc from 'fast-check';
import { expect, it } from 'vitest';
import { highestOf, productsWith } from '../../../src/core/meaning/rows.ts';

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
