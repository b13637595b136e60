import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hasValue, sortedRows } from '../../../../src/core/meaning/words/sorted-rows.ts';

it('finds in each row what was put there, and nothing else', () => {
  const value = fc.integer({ min: 0, max: 40 });
  fc.assert(
    fc.property(fc.array(fc.uniqueArray(value)), value, (lists, sought) => {
      const sets = lists.map((list) => new Set(list));
      const rows = sortedRows(sets, (length) => new Uint32Array(length));
      for (const [at, set] of sets.entries()) expect(hasValue(rows, at, sought)).toBe(set.has(sought));
      expect(hasValue(rows, sets.length, sought)).toBe(false);
      expect(hasValue(rows, -1, sought)).toBe(false);
    }),
  );
});
