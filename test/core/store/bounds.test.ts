import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Bounds, excessesIn, excessWords } from '../../../src/core/store/bounds.ts';

const bounds: Bounds = { text: 5, list: 3, at: { 'list.*.long': 8, whole: { json: 20 }, many: 4 } };
const found = (value: unknown) =>
  [...excessesIn(value, bounds).values()].map((excess) => `${excess.path}: ${excessWords(excess)}`);

it('finds what holds too much, wherever it is, and says how much of what', () => {
  expect(found({ a: '12345', list: [{ long: '12345678' }], many: [1, 2, 3, 4] })).toEqual([]);
  expect(found({ whole: [1, 2, 3, 4, 5] })).toEqual([]);
  expect(found({ a: '123456' })).toEqual(['a: at most 5 characters, not 6']);
  expect(found({ list: [{ long: '123456789' }, { long: 'x'.repeat(2_000) }] })).toEqual([
    'list.*.long: at most 8 characters, not 2,000',
  ]);
  expect(found({ b: [1, 2, 3, 4], many: [1, 2, 3, 4, 5] })).toEqual([
    'b: at most 3 entries, not 4',
    'many: at most 4 entries, not 5',
  ]);
  expect(found({ whole: { text: 'x'.repeat(30) } })).toEqual(['whole: at most 20 characters, not 41']);
  expect(found({ 'a long name': 1 })).toEqual([': at most 5 characters, not 11']);
});

it('ends for whatever is nested however deeply', () => {
  let nested: unknown = 'x';
  for (let level = 0; level < 100_000; level++) nested = [nested];
  expect(found(nested)[0]).toContain('levels');
});

it('finds nothing only if every text and list is within the bounds', () => {
  const plain: Bounds = { text: 5, list: 3, at: {} };
  const longest = (value: unknown): { text: number; list: number } => {
    if (typeof value === 'string') return { text: value.length, list: 0 };
    if (typeof value !== 'object' || value === null) return { text: 0, list: 0 };
    const names = Array.isArray(value) ? [] : Object.keys(value);
    const parts = Object.values(value).map(longest);
    return {
      text: Math.max(0, ...names.map(({ length }) => length), ...parts.map(({ text }) => text)),
      list: Math.max(Object.keys(value).length, ...parts.map(({ list }) => list)),
    };
  };
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      const { text, list } = longest(value);
      expect(excessesIn(value, plain).size === 0).toBe(text <= 5 && list <= 3);
    }),
  );
});
