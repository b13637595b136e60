import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankByWeights, winnerOf } from '../../../src/core/weigh/scores.ts';
import { decidingCriterion, sensitivity } from '../../../src/core/weigh/sensitivity.ts';
import { weightsOf } from '../../../src/core/weigh/weights.ts';
import { libraryOf } from '../../../src/knowledge/queries.ts';
import { smallTopic } from '../small-topic.ts';
import { randomCase } from './random-case.ts';

const small = libraryOf(smallTopic);
const candidates = smallTopic.options.map(({ id }) => id);

describe('sensitivity', () => {
  it('gives a line for each option, and the share at which the winner changes', () => {
    // Without care only order counts: Kafka 4, the others 3. On care alone NATS has 5, Kafka 1.
    // Level where 4 − 3s = 3 + 2s: at a fifth.
    expect(
      sensitivity(small, { needs: ['strict-order', 'little-care'], candidates, knows: [] }, 'care'),
    ).toEqual({
      criterion: 'care',
      share: 0.6,
      lines: [
        { option: 'nats', atNone: 3, atAll: 5 },
        { option: 'rabbitmq', atNone: 3, atAll: 4 },
        { option: 'kafka', atNone: 4, atAll: 1 },
      ],
      changes: [{ share: 0.2, from: 'kafka', to: 'nats' }],
    });
  });

  it('has no lines where the criterion is all that counts', () => {
    expect(sensitivity(small, { needs: ['little-care'], candidates, knows: [] }, 'care')).toBeUndefined();
  });

  it('in any topic: between two changes the named option wins', () => {
    fc.assert(
      fc.property(randomCase({}), ({ topic, weighed }) => {
        const library = libraryOf(topic);
        const weights = weightsOf(library, weighed);
        for (const criterion of weights.keys()) {
          const found = sensitivity(library, { ...weighed, knows: [] }, criterion);
          if (found === undefined) continue;
          const others = [...weights].filter(([id]) => id !== criterion);
          const rest = others.reduce((sum, [, weight]) => sum + weight, 0);
          const shares = [0, ...found.changes.map(({ share }) => share), 1];
          for (const [at, { from, to }] of found.changes.entries()) {
            const winnerWith = (share: number): string | undefined =>
              winnerOf(
                rankByWeights(library, {
                  ...weighed,
                  knows: [],
                  weights: new Map([...others, [criterion, (share * rest) / (1 - share)] as const]),
                }),
              );
            const [below = 0, here = 0, above = 1] = shares.slice(at, at + 3);
            if (here - below > 1e-4 && below > 0) expect(winnerWith((below + here) / 2)).toBe(from);
            if (above - here > 1e-4) expect(winnerWith((here + above) / 2)).toBe(to);
          }
        }
      }),
      { seed: 41, numRuns: 500 },
    );
  });
});

describe('the deciding criterion', () => {
  it('is the one of which the smallest change turns the winner', () => {
    expect(decidingCriterion(small, { needs: ['strict-order', 'little-care'], candidates, knows: [] })).toBe(
      'care',
    );
  });

  it('is what speaks most for the first where no weight turns it', () => {
    expect(decidingCriterion(small, { needs: ['little-care'], candidates, knows: [] })).toBe('care');
    expect(decidingCriterion(small, { needs: [], candidates: ['nats'], knows: [] })).toBeUndefined();
  });
});
