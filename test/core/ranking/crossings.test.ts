import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossings, mostTimes, weightedAt } from '../../../src/core/ranking/crossings.ts';
import { overtaking, rank, winnerOf } from '../../../src/core/ranking/scores.ts';
import { weightsOf } from '../../../src/core/ranking/weights.ts';
import { libraryOf } from '../../../src/knowledge/queries.ts';
import { tries } from '../../sample.ts';
import { smallTopic } from '../small-topic.ts';
import { randomCase } from './random-case.ts';

const small = libraryOf(smallTopic);
const candidates = smallTopic.options.map(({ id }) => id);

describe('crossings', () => {
  it('gives the weight at which two options are level, worked out by hand', () => {
    // Order weighs 2, care 3: NATS 2·3 + 3·5 = 21, Kafka 2·4 + 3·1 = 11. NATS leads Kafka by −1 on order and by
    // +4 on care, so they are level where care weighs 3 − 10/4 = 0.5; for order it would take 2 + 10 = 12, which
    // is more than three times 2.
    expect(crossings(small, { needs: ['strict-order', 'little-care'], candidates, knows: [] })).toEqual([
      { criterion: 'care', from: 3, to: 0.5, up: false, winner: 'kafka' },
    ]);
  });

  it('finds none for the only criterion that counts, or if one option is alone', () => {
    expect(crossings(small, { needs: ['strict-order'], candidates, knows: [] })).toEqual([]);
    expect(
      crossings(small, { needs: ['strict-order', 'little-care'], candidates: ['nats'], knows: [] }),
    ).toEqual([]);
  });

  it('gives the weight at which a given option takes over, even if another does so earlier', () => {
    // With order 3, care 1.5, and RabbitMQ known (2): RabbitMQ 9 + 6 + 10 = 25, NATS 9 + 7.5 + 6 = 22.5, Kafka
    // 12 + 1.5 + 6 = 19.5. NATS gains 1 on RabbitMQ for each of care, and takes 2.5 more; Kafka 1 for each of
    // order, and takes 5.5.
    const weighed = { needs: [], candidates, knows: ['rabbitmq'] };
    const weights = new Map([
      ['order', 3],
      ['care', 1.5],
    ]);
    const care = { criterion: 'care', from: 1.5, to: expect.closeTo(4, 9), up: true, winner: 'nats' };
    const order = { criterion: 'order', from: 3, to: expect.closeTo(8.5, 9), up: true, winner: 'kafka' };
    expect(crossings(small, { ...weighed, weights })).toEqual([care, order]);
    expect(crossings(small, { ...weighed, weights }, 'kafka')).toEqual([order]);
    expect(crossings(small, { ...weighed, weights }, 'rabbitmq')).toEqual([]);
  });

  it('in any topic: towards any option, tried with weights', () => {
    let found = 0;
    let beyondAnother = 0;
    fc.assert(
      fc.property(randomCase({}), ({ topic, weighed }) => {
        const library = libraryOf(topic);
        const first = winnerOf(rank(library, weighed));
        const nearest = crossings(library, weighed);
        for (const wanted of weighed.candidates.filter((id) => id !== first)) {
          const named = crossings(library, weighed, wanted);
          const winnerAt = (criterion: string, weight: number): string | undefined =>
            winnerOf(rank(library, weightedAt(weighed, criterion, weight)));
          for (const { criterion, from, to, up } of named) {
            found++;
            expect(winnerAt(criterion, up ? to + 1e-4 : Math.max(0, to - 1e-4))).toBe(wanted);
            const other = nearest.find((crossing) => crossing.criterion === criterion);
            if (Math.abs((other?.to ?? to) - from) < Math.abs(to - from) - 1e-6) beyondAnother++;
          }
          for (const [criterion, from] of weightsOf(library, weighed)) {
            const own = named.find((crossing) => crossing.criterion === criterion);
            const least = own === undefined ? Infinity : Math.abs(own.to - from);
            for (let part = 0; part <= 30; part++) {
              const weight = (from * mostTimes * part) / 30;
              if (Math.abs(weight - from) >= least - 1e-3) continue;
              const [leader, second] = rank(library, weightedAt(weighed, criterion, weight)).ranked;
              const alone = (leader?.score ?? 0) - (second?.score ?? 0) > 1e-6;
              if (alone) expect(leader?.option, `${criterion} at ${weight}`).not.toBe(wanted);
            }
          }
        }
      }),
      { seed: 22, numRuns: 1_500 },
    );
    expect(found).toBeGreaterThan(200);
    expect(beyondAnother).toBeGreaterThan(0);
  });

  it('in any topic: the named weights change the winner, and no smaller change does: tried with weights', () => {
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
      { seed: 21, numRuns: tries(4, 1_500) },
    );
    expect(found).toBeGreaterThan(tries(4, 300));
  });
});
