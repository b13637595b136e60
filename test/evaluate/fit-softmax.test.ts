import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitSoftmax, type SoftmaxExample, scoresOf, softmax } from './fit-softmax.ts';

const settings = { steps: 40, rate: 0.1, penalty: 0.001, isKept: () => true } as const;
const classes = 3;

/** Messages whose first feature tells their class. */
const examples: readonly SoftmaxExample[] = Array.from({ length: 30 }, (_, at) => ({
  seen: new Map<string | number, number>([
    [`word ${at % classes}`, 1],
    [at % 7, 0.5],
  ]),
  target: Array.from({ length: classes }, (__, kind) => (kind === at % classes ? 1 : 0)),
  weight: 1 + (at % 2),
}));

describe('fitting', () => {
  it('gives the same weights for the same examples', () => {
    expect([...fitSoftmax(examples, settings)]).toEqual([...fitSoftmax(examples, settings)]);
  });

  it('learns what tells the classes apart', () => {
    const model = fitSoftmax(examples, settings);
    for (const example of examples) {
      const scores = scoresOf(example, model, classes);
      expect(example.target[scores.indexOf(Math.max(...scores))]).toBe(1);
    }
  });

  it('leaves out what is too rare', () => {
    const model = fitSoftmax(examples, { ...settings, isKept: (name) => typeof name === 'string' });
    expect([...model.keys()].sort()).toEqual(['word 0', 'word 1', 'word 2']);
  });

  it('keeps a feature that is scaled down near 0', () => {
    const sizeOf = (scale: number): number =>
      Math.abs(fitSoftmax(examples, { ...settings, scaleOf: () => scale }).get('word 0')?.[0] ?? 0);
    expect(sizeOf(0.1)).toBeLessThan(sizeOf(1) / 2);
  });

  it('turns any scores into shares', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 }), (scores) => {
        const shares = softmax(scores);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
