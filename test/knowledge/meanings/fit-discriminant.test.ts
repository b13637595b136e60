import { describe, expect, it } from 'vitest';
import {
  fitContrast,
  fitDiscriminant,
  fitOfGroups,
} from '../../../src/knowledge/meanings/fit-discriminant.ts';
import type { Discriminant } from '../../../src/knowledge/meanings/topic-meanings.ts';

const at = (...numbers: number[]): Float32Array => Float32Array.from(numbers);

function scores({ weights, offsets }: Discriminant, vector: Float32Array): number[] {
  return [...offsets].map((offset, row) =>
    vector.reduce((sum, value, index) => sum + value * (weights[row * vector.length + index] ?? 0), offset),
  );
}

describe('the discriminant', () => {
  // The second number says nothing on the class: within each, it goes up and down.
  const fitting = fitDiscriminant(
    [
      [at(1, -4), at(1.2, 4)],
      [at(2, -4), at(2.2, 4)],
    ],
    2,
  );

  it('goes by the direction in which classes differ, not by the one in which their members do', async () => {
    const fitted = await fitting;
    const [first = 0, second = 0] = scores(fitted, at(1.1, 9));
    expect(first).toBeGreaterThan(second);
    const [far = 0, near = 0] = scores(fitted, at(2.1, -9));
    expect(near).toBeGreaterThan(far);
  });

  it('is undecided halfway between two means', async () => {
    const [first = 0, second = 1] = scores(await fitting, at(1.6, 0));
    expect(first).toBeCloseTo(second, 5);
  });

  it('takes the nearest mean where no class has two members', async () => {
    const [first = 0, second = 0] = scores(await fitDiscriminant([[at(1, 0)], [at(0, 1)]], 2), at(0.9, 0.2));
    expect(first).toBeGreaterThan(second);
  });

  it('lets the groups of a class count alike, however many vectors they have', async () => {
    const many = Array.from({ length: 30 }, (_, index) => at(0, index % 2));
    const fitted = await fitOfGroups([[many, [at(4, 0), at(4, 1)]], [[at(5, 0), at(5, 1)]]], 2);
    // Halfway between 2, which lies between the groups of the first, and 5.
    const [first = 0, second = 1] = scores(fitted, at(3.5, 0.5));
    expect(first).toBeCloseTo(second, 3);
  });

  it('lets other work go on while it is fitted', async () => {
    let turns = 0;
    let next = setImmediate(function turn() {
      turns++;
      next = setImmediate(turn);
    });
    const classes = Array.from({ length: 20 }, (_, row) =>
      Array.from({ length: 20 }, (_, column) => at(row, column, (row * column) % 7)),
    );
    await fitDiscriminant(classes, 3);
    clearImmediate(next);
    expect(turns).toBeGreaterThan(20);
  });
});

describe('the contrast of two groups', () => {
  it('is positive for what is like the first', async () => {
    const contrast = await fitContrast([at(1, 0), at(1, 1)], [at(-1, 0), at(-1, 1), at(-1, 0.5)], 2);
    expect(scores(contrast, at(0.8, 0.5))[0]).toBeGreaterThan(0);
    expect(scores(contrast, at(-0.8, 0.5))[0]).toBeLessThan(0);
  });

  it('has no row where a group has fewer than two', async () => {
    const { offsets } = await fitContrast([at(1, 0)], [at(0, 1), at(0, 2)], 2);
    expect(offsets).toHaveLength(0);
  });
});
