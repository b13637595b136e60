import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createHashTable } from '../../../../src/core/understanding/text/hash-table.ts';

it('finds each hash at its place, and no other', () => {
  const hash = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
  fc.assert(
    fc.property(fc.uniqueArray(hash, { maxLength: 200 }), hash, (hashes, other) => {
      const table = createHashTable(Int32Array.from(hashes));
      for (const [place, one] of hashes.entries()) expect(table.placeOf(one)).toBe(place);
      expect(table.placeOf(other)).toBe(hashes.indexOf(other));
    }),
  );
});
