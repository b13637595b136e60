import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  bestOf,
  highestOf,
  logShares,
  productsWith,
  productWithBytes,
} from '../../../../src/core/meaning/match/rows.ts';
import { byteRowsOf, someByteRows, vectorOfRow } from '../../../../src/knowledge/meanings/byte-rows.ts';

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

it('multiplies rows of bytes as the vectors that they were made from, to within a byte of each number', () => {
  const part = fc.float({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }).chain((size) =>
        fc.record({
          size: fc.constant(size),
          vectors: fc.array(
            fc.float32Array({ min: -1, max: 1, noNaN: true, minLength: size, maxLength: size }),
            {
              minLength: 1,
              maxLength: 5,
            },
          ),
          vector: fc.array(part, { minLength: size, maxLength: size }),
        }),
      ),
      ({ size, vectors, vector }) => {
        const rows = byteRowsOf(vectors, size);
        const last = vectors.length - 1;
        const turned = someByteRows(
          vectors.map((_, at) => ({ of: rows, at: last - at })),
          size,
        );
        for (const [row, one] of vectors.entries()) {
          const unit = Math.max(...one.map(Math.abs)) / 127;
          const exact = one.reduce((sum, value, at) => sum + value * (vector[at] ?? 0), 0);
          const product = productWithBytes(rows, row, Float32Array.from(vector));
          expect(Math.abs(product - exact)).toBeLessThanOrEqual(unit * size * 0.51 + 1e-6);
          expect(productWithBytes(turned, last - row, Float32Array.from(vector))).toBe(product);
          for (const [at, value] of vectorOfRow(rows, size, row).entries())
            expect(Math.abs(value - (one[at] ?? 0))).toBeLessThanOrEqual(unit * 0.51 + 1e-6);
        }
        expect(productWithBytes(rows, vectors.length, Float32Array.from(vector))).toBe(0);
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
