import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CriterionWeights,
  combinedShares,
  divisions,
  sharesOf,
} from '../../../src/core/weighings/group-shares.ts';
import { rankByShares, soleWinner } from '../../../src/core/weighings/rank-by-shares.ts';
import { libraryOf } from '../../../src/knowledge/queries.ts';
import { smallTopic } from '../small-topic.ts';

const library = libraryOf(smallTopic);
const field = { candidates: smallTopic.options.map(({ id }) => id), needs: [] };
const ids = smallTopic.criteria.map(({ id }) => id);
const weights = (given: Readonly<Record<string, number>>): CriterionWeights => new Map(Object.entries(given));
const shares = (given: Readonly<Record<string, number>>): CriterionWeights =>
  sharesOf(weights(given)) ?? new Map<string, number>();
const winner = (mean: CriterionWeights): string | undefined => soleWinner(rankByShares(library, field, mean));

/** Three people's weights for order, history and care, worked out by hand. */
const anna = shares({ order: 5, history: 5, care: 0 });
const ben = shares({ order: 1, history: 0, care: 4 });
const cara = shares({ order: 0, history: 0, care: 2 });

describe('a worked example by hand', () => {
  it('takes the mean of shares', () => {
    expect([...combinedShares([anna, ben, cara])]).toEqual([
      ['order', (0.5 + 0.2 + 0) / 3],
      ['history', 0.5 / 3],
      ['care', (0 + 0.8 + 1) / 3],
    ]);
  });

  it('ranks by that mean', () => {
    const { ranked } = rankByShares(library, field, combinedShares([anna, ben, cara]));
    // nats: 3·7/30 + 3·5/30 + 5·18/30; rabbitmq: 3·7/30 + 1·5/30 + 4·18/30; kafka: 4·7/30 + 5·5/30 + 1·18/30
    expect(ranked.map(({ option }) => option)).toEqual(['nats', 'rabbitmq', 'kafka']);
    expect(ranked.map(({ score }) => score)).toEqual([
      expect.closeTo(126 / 30, 10),
      expect.closeTo(98 / 30, 10),
      expect.closeTo(71 / 30, 10),
    ]);
  });

  it('says where people differ, by how much, and whether it matters', () => {
    const [first, second, third] = divisions([anna, ben, cara], winner);
    const spread = (of: readonly number[]): number => {
      const mean = of.reduce((sum, one) => sum + one, 0) / of.length;
      return Math.sqrt(of.reduce((sum, one) => sum + (one - mean) ** 2, 0) / of.length);
    };
    expect(first).toMatchObject({ criterion: 'care', spread: expect.closeTo(spread([0, 0.8, 1]), 10) });
    // Without care, order and history keep 7 to 5: kafka 4·7/12 + 5·5/12, nats 3. With care alone nats has 5.
    expect(first).toMatchObject({ winners: { least: 'kafka', most: 'nats' }, matters: true });
    expect(second).toMatchObject({ criterion: 'history', spread: expect.closeTo(spread([0.5, 0, 0]), 10) });
    // With half on history, order and care keep 7 to 18: kafka 4·.14 + 5·.5 + .36 = 3.42, nats 3·.64 + 5·.36 = 3.72.
    expect(second).toMatchObject({ winners: { least: 'nats', most: 'nats' }, matters: false });
    expect(third?.criterion).toBe('order');
  });
});

describe('for any answers', () => {
  const answer = fc
    .tuple(...ids.map(() => fc.integer({ min: 0, max: 5 })))
    .filter((given) => given.some((one) => one > 0))
    .map((given) => new Map(ids.map((id, at) => [id, given[at] ?? 0])));
  const team = fc.array(answer, { minLength: 1, maxLength: 7 });
  const each = (people: readonly CriterionWeights[]): CriterionWeights[] =>
    people.flatMap((one) => sharesOf(one) ?? []);

  it('the group’s shares add up to 1, each between the lowest and highest of its people', () => {
    fc.assert(
      fc.property(team, (people) => {
        const mean = combinedShares(each(people));
        expect([...mean.values()].reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 10);
        for (const [id, share] of mean) {
          const given = each(people).map((one) => one.get(id) ?? 0);
          expect(share).toBeGreaterThanOrEqual(Math.min(...given) - 1e-12);
          expect(share).toBeLessThanOrEqual(Math.max(...given) + 1e-12);
        }
      }),
    );
  });

  it('multiplying all of a person’s weights changes nothing', () => {
    fc.assert(
      fc.property(team, fc.integer({ min: 2, max: 9 }), (people, times) => {
        const [first, ...others] = people;
        if (first === undefined) return;
        const louder = new Map([...first].map(([id, weight]) => [id, weight * times]));
        const before = combinedShares(each(people));
        for (const [id, share] of combinedShares(each([louder, ...others])))
          expect(share).toBeCloseTo(before.get(id) ?? 0, 10);
      }),
    );
  });

  it('the order of answers changes no share', () => {
    fc.assert(
      fc.property(team, (people) => {
        const turned = combinedShares(each([...people].reverse()));
        for (const [id, share] of combinedShares(each(people))) expect(turned.get(id)).toBeCloseTo(share, 10);
      }),
    );
  });

  it('the score of the group is the mean of the scores of its people', () => {
    fc.assert(
      fc.property(team, (people) => {
        const scoreOf = (of: CriterionWeights, option: string): number =>
          rankByShares(library, field, of).ranked.find((one) => one.option === option)?.score ?? 0;
        for (const option of field.candidates) {
          const own = each(people).map((one) => scoreOf(one, option));
          const mean = own.reduce((sum, one) => sum + one, 0) / own.length;
          expect(scoreOf(combinedShares(each(people)), option)).toBeCloseTo(mean, 9);
        }
      }),
    );
  });

  it('people who all answer the same are divided on nothing', () => {
    fc.assert(
      fc.property(answer, fc.integer({ min: 3, max: 6 }), (one, many) => {
        const found = divisions(each(Array.from({ length: many }, () => one)), winner);
        for (const { spread } of found) expect(spread).toBeCloseTo(0, 10);
      }),
    );
  });

  it('a criterion that matters at neither end of the team’s range matters nowhere in between', () => {
    fc.assert(
      fc.property(team, fc.double({ min: 0, max: 1, noNaN: true }), (people, part) => {
        const own = each(people);
        const mean = combinedShares(own);
        for (const { criterion, matters } of divisions(own, winner)) {
          const share = mean.get(criterion) ?? 0;
          if (matters || share >= 1 || winner(mean) === undefined) continue;
          const given = own.map((one) => one.get(criterion) ?? 0);
          const set = Math.min(...given) + part * (Math.max(...given) - Math.min(...given));
          const between = new Map(
            [...mean].map(([id, one]) => [id, id === criterion ? set : (one * (1 - set)) / (1 - share)]),
          );
          expect(winner(between)).toBe(winner(mean));
        }
      }),
    );
  });

  it('no spread is above one half, and the widest comes first', () => {
    fc.assert(
      fc.property(team, (people) => {
        const spreads = divisions(each(people), winner).map(({ spread }) => spread);
        expect(spreads).toEqual([...spreads].sort((a, b) => b - a));
        for (const spread of spreads) expect(spread).toBeLessThanOrEqual(0.5 + 1e-12);
      }),
    );
  });
});

it('a person who gives nothing any weight has no shares', () => {
  expect(sharesOf(weights({ order: 0, care: 0 }))).toBeNull();
  expect(sharesOf(new Map())).toBeNull();
});
