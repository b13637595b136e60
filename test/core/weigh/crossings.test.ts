import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossings, mostTimes, weightedAt } from '../../../src/core/weigh/crossings.ts';
import { overtaking, rank, winnerOf } from '../../../src/core/weigh/scores.ts';
import { weightsOf } from '../../../src/core/weigh/weights.ts';
import { libraryOf } from '../../../src/knowledge/queries.ts';
import { smallTopic } from '../small-topic.ts';
import { randomCase } from './random-case.ts';

const small = libraryOf(smallTopic);
const candidates = smallTopic.options.map(({ id }) => id);

describe('crossings', () => {
  it('gives the weight at which two are level, worked out by hand', () => {
    // Order weighs 2, care 3: NATS 2·3 + 3·5 = 21, Kafka 2·4 + 3·1 = 11. NATS leads Kafka by −1 on order and by
    // +4 on care, so they are level where care weighs 3 − 10/4 = 0.5; for order it would take 2 + 10 = 12, which
    // is more than three times 2.
    expect(crossings(small, { needs: ['strict-order', 'little-care'], candidates, knows: [] })).toEqual([
      { criterion: 'care', from: 3, to: 0.5, up: false, winner: 'kafka' },
    ]);
  });

  it('finds none for the only thing that counts, nor where one option is alone', () => {
    expect(crossings(small, { needs: ['strict-order'], candidates, knows: [] })).toEqual([]);
    expect(
      crossings(small, { needs: ['strict-order', 'little-care'], candidates: ['nats'], knows: [] }),
    ).toEqual([]);
  });

  it('in any topic: what is named does change the winner, and of no criterion does less: tried with weights', () => {
    let found = 0;
    fc.assert(
      fc.property(randomCase({}), ({ topic, weighed }) => {
        const library = libraryOf(topic);
        const winner = winnerOf(rank(library, weighed));
        const named = crossings(library, weighed);
        const changed = (criterion: string, weight: number): string | undefined =>
          winner === undefined
            ? undefined
            : overtaking(rank(library, weightedAt(weighed, criterion, weight)), winner);
        for (const { criterion, to, up, winner: other } of named) {
          found++;
          expect(changed(criterion, up ? to + 1e-4 : Math.max(0, to - 1e-4))).toBe(other);
        }
        for (const [criterion, from] of weightsOf(library, weighed)) {
          const own = named.find((crossing) => crossing.criterion === criterion);
          const least = own === undefined ? Infinity : Math.abs(own.to - own.from);
          for (let part = 0; part <= 60; part++) {
            const weight = (from * mostTimes * part) / 60;
            if (Math.abs(weight - from) < least - 1e-3)
              expect(changed(criterion, weight), `${criterion} at ${weight}`).toBeUndefined();
          }
        }
        const sizes = named.map(({ from, to }) => Math.abs(to - from));
        expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
      }),
      { seed: 21, numRuns: 1_500 },
    );
    expect(found).toBeGreaterThan(300);
  });
});
