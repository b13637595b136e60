import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readStatedWeights } from '../../../../src/core/understanding/acts/stated-weights.ts';
import { readWeighingWords } from '../../../../src/core/understanding/acts/weighing-words.ts';
import { readMessage } from '../../../../src/core/understanding/match/reading.ts';
import { builtIn } from '../../built-in.ts';

const sample = z.object({
  said: z.string(),
  is: z.string(),
  or: z.array(z.string()).default([]),
  weights: z.record(z.string(), z.string()).default({}),
});
const samples = readFileSync(
  new URL('../../../fixtures/understanding/acts/train/weighing.jsonl', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => sample.parse(JSON.parse(line)));

const stated = (said: string) => readStatedWeights(readMessage(said, builtIn, 'python-web'));

function kindOf(said: string): string {
  const words = readWeighingWords(said);
  switch (words?.kind) {
    case undefined: {
      const weights = stated(said);
      if (weights === null) return 'none';
      return weights.certain ? 'state' : 'ask';
    }
    case 'close':
      return words.certain ? 'close' : 'ask';
    case 'keep-open':
      return 'none';
    case 'missing':
      return 'who';
    case 'status':
      return 'status';
    default:
      return words satisfies never | undefined;
  }
}

describe('what people say while a weighing is open', () => {
  it('closes nothing that a careful person would leave open', () => {
    const closes = samples.filter(({ said }) => kindOf(said) === 'close');
    expect(closes.filter(({ is, or }) => ![is, ...or].includes('close'))).toEqual([]);
  });

  it('is understood, but for 8 % at most', () => {
    const missed = samples.filter(({ said, is, or }) => ![is, ...or].includes(kindOf(said)));
    expect(missed.length / samples.length, JSON.stringify(missed)).toBeLessThanOrEqual(0.08);
  });

  it('never states a weight that it doesn’t', () => {
    const wrong = samples.flatMap(({ said, is, weights }) =>
      (stated(said)?.weights ?? []).filter(({ words, level }) => {
        const high = level !== null && level >= 4;
        const low = level !== null && level <= 1;
        const meant = Object.entries(weights).find(([name]) => words.includes(name))?.[1];
        if (is !== 'state' || meant === undefined || level === null) return false;
        return (meant === 'high') !== high || (meant === 'low') !== low;
      }),
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    ['admin matters most to me', { admin: 5 }],
    ['security 5, async 1', { security: 5, async: 1 }],
    ['I don’t care about async', { async: 0 }],
    ['docs are nice to have', { docs: 1 }],
  ])('states weights: "%s"', (said, weights) => {
    const read = stated(said);
    expect(read?.certain).toBe(true);
    expect(Object.fromEntries(read?.weights.map(({ words, level }) => [words, level]) ?? [])).toEqual(
      weights,
    );
  });

  it.each([
    'is security important?',
    'the load on the admin server is high',
    'we need an admin panel',
    'flask is important',
  ])('states none in "%s"', (said) => {
    expect(stated(said)).toBeNull();
  });
});

describe('property: a text with a negation or a question', () => {
  it('never closes for certain', () => {
    const closings = [
      'close it',
      'close the weighing',
      'end the weighing',
      'close this one',
      'stop collecting',
    ];
    const before = [
      "don't",
      'do not',
      'never',
      'should we',
      'can you',
      'when do we',
      'please do not',
      'who will',
      'we should not',
      'why not',
    ];
    const after = [
      '?',
      'yet?',
      'tomorrow?',
      'or not?',
      'if all are in',
      'once mei has answered',
      'not',
      'when everybody is done',
    ];
    const texts = fc.oneof(
      fc.tuple(fc.constantFrom(...before), fc.constantFrom(...closings)),
      fc.tuple(fc.constantFrom(...closings), fc.constantFrom(...after)),
    );
    fc.assert(
      fc.property(fc.constantFrom('', 'ok, ', 'hm. '), texts, (first, parts) => {
        expect(readWeighingWords(first + parts.join(' '))).not.toMatchObject({
          kind: 'close',
          certain: true,
        });
      }),
    );
  });
});
