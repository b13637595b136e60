import { expect, test } from 'vitest';
import { readTrees, treesScore } from '../../../src/core/understanding/trees.ts';

function inBase64(values: Uint16Array<ArrayBuffer> | Int16Array<ArrayBuffer>): string {
  return Buffer.from(values.buffer).toString('base64');
}

/** One tree: its root splits the second column at 3, and what's below that the first at 1. */
const written = {
  depth: 2,
  splits: [1, 3, 0, 1],
  nodes: inBase64(Uint16Array.of(0, 1, 1)),
  leaves: inBase64(Int16Array.of(10, 20, 30, 40)),
  leavesPerUnit: 10,
};

test('a value goes right from the least that a split asks for', () => {
  const trees = readTrees(written);
  const scores = [
    [0, 2.9],
    [1, 2.9],
    [0, 3],
    [1, 3],
  ].map((values) => treesScore(trees, Float64Array.from(values)));
  expect(scores).toEqual([1, 2, 3, 4]);
});

test('columns may have another order among the values', () => {
  expect(treesScore(readTrees(written, [1, 0]), Float64Array.of(3, 0))).toBe(3);
});
