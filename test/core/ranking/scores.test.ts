import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Case,
  caseOf,
  closeCall,
  rank,
  rankByWeights,
  winnerOf,
} from '../../../src/core/ranking/scores.ts';
import { weightsOf } from '../../../src/core/ranking/weights.ts';
import { libraryOf } from '../../../src/knowledge/queries.ts';
import type { Topic } from '../../../src/knowledge/schema.ts';
import { pythonWeb } from '../built-in.ts';
import { smallTopic } from '../small-topic.ts';
import { randomCase } from './random-case.ts';

const small = libraryOf(smallTopic);
const all = smallTopic.options.map(({ id }) => id);
const weigh = (needs: readonly string[], more: Partial<Case> = {}) =>
  rank(small, { needs, candidates: all, knows: [], ...more });
const order = (needs: readonly string[], more: Partial<Case> = {}): string[] =>
  weigh(needs, more).ranked.map(({ option }) => option);

describe('rank', () => {
  it('gives the weighted sum of ratings divided by all weight', () => {
    const { ranked, margin } = weigh(['strict-order', 'little-care']);
    expect(ranked.map(({ option, score }) => [option, score])).toEqual([
      ['nats', (2 * 3 + 3 * 5) / 5],
      ['rabbitmq', (2 * 3 + 3 * 4) / 5],
      ['kafka', (2 * 4 + 3 * 1) / 5],
    ]);
    expect(margin).toBeCloseTo(0.6, 10);
  });

  it('shows what each criterion adds, in shares that add up to 1', () => {
    const [first] = weigh(['strict-order', 'little-care']).ranked;
    expect(first?.points).toEqual([
      { criterion: 'order', rating: 3, share: 0.4 },
      { criterion: 'care', rating: 5, share: 0.6 },
    ]);
  });

  it('knocks out options that fail a demand and says on which criterion', () => {
    const { ranked, knockedOut } = weigh(['event-log']);
    expect(ranked.map(({ option }) => option)).toEqual(['kafka', 'nats']);
    expect(knockedOut).toEqual([
      { option: 'rabbitmq', need: 'event-log', criterion: 'history', rating: 1, demanded: 2 },
    ]);
  });

  it('knocks nothing out if nothing would be left', () => {
    const { ranked, knockedOut } = weigh(['event-log'], { candidates: ['rabbitmq'] });
    expect(ranked.map(({ option }) => option)).toEqual(['rabbitmq']);
    expect(knockedOut).toEqual([]);
  });

  it('counts a need once, however often it is stated', () => {
    expect(weigh(['little-care', 'little-care', 'strict-order'])).toEqual(
      weigh(['little-care', 'strict-order']),
    );
  });

  it('keeps equals in the order of the candidates', () => {
    expect(order([])).toEqual(all);
    expect(order([], { candidates: ['nats', 'kafka'] })).toEqual(['nats', 'kafka']);
  });

  it('has no margin if one option is alone', () => {
    expect(weigh(['little-care'], { candidates: ['nats'] }).margin).toBe(Number.POSITIVE_INFINITY);
  });

  it('ignores a need that the topic does not have', () => {
    expect(weigh(['little-care', 'no-such-need'])).toEqual(weigh(['little-care']));
  });

  it('favours an option the team knows, but only if there is a need to weigh', () => {
    expect(order(['strict-order'])[0]).toBe('kafka');
    expect(order(['strict-order'], { knows: ['rabbitmq'] })[0]).toBe('rabbitmq');
    expect(order([], { knows: ['nats'] })).toEqual(all);
  });

  it('lists the weights, heaviest first', () => {
    expect(weigh(['strict-order', 'little-care', 'high-rate']).weights).toEqual([
      ['care', 3],
      ['order', 3],
      ['history', 1],
    ]);
  });

  it('calls a lead close if it is less than half a step of one rating', () => {
    expect(closeCall).toBeGreaterThan(0);
    expect(closeCall).toBeLessThan(0.5);
  });
});

describe('any ratings and any needs', () => {
  const ratings = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })),
    { minLength: 3, maxLength: 3 },
  );
  const needs = fc.subarray(smallTopic.needs.map(({ id }) => id));
  const criteria = smallTopic.criteria.map(({ id }) => id);
  const rated = (values: readonly (readonly number[])[]): Topic => ({
    ...smallTopic,
    options: smallTopic.options.map((option, at) => ({
      ...option,
      ratings: option.ratings.map((rating) => ({
        ...rating,
        rating: values[at]?.[criteria.indexOf(rating.criterion)] ?? 0,
      })),
    })),
  });

  it('never ranks an option below one that is at most as good on every criterion', () => {
    fc.assert(
      fc.property(ratings, needs, (values, wanted) => {
        const { ranked, knockedOut } = rank(libraryOf(rated(values)), {
          needs: wanted,
          candidates: all,
          knows: [],
        });
        const place = (id: string): number => ranked.findIndex(({ option }) => option === id);
        for (const [at, strong] of all.entries()) {
          for (const [other, weak] of all.entries()) {
            if (
              at === other ||
              !criteria.every((_, c) => (values[at]?.[c] ?? 0) >= (values[other]?.[c] ?? 0))
            )
              continue;
            if (place(weak) < 0) continue;
            expect(knockedOut.some(({ option }) => option === strong)).toBe(false);
            const better = ranked[place(strong)]?.score ?? -1;
            const worse = ranked[place(weak)]?.score ?? -1;
            expect(better).toBeGreaterThanOrEqual(worse);
            if (better > worse) expect(place(strong)).toBeLessThan(place(weak));
          }
        }
      }),
      { seed: 1, numRuns: 2_000 },
    );
  });

  it('keeps scores between 0 and 5 and ranks every candidate that is not out', () => {
    fc.assert(
      fc.property(
        ratings,
        needs,
        fc.subarray(all, { minLength: 1 }),
        fc.subarray(all),
        (values, wanted, candidates, knows) => {
          const { ranked, knockedOut } = rank(libraryOf(rated(values)), { needs: wanted, candidates, knows });
          expect([...ranked, ...knockedOut].map(({ option }) => option).sort()).toEqual(
            [...candidates].sort(),
          );
          for (const { score } of ranked) expect(score >= 0 && score <= 5 + 1e-9).toBe(true);
        },
      ),
      { seed: 2, numRuns: 1_000 },
    );
  });

  it('ranks the same when all weights are scaled', () => {
    const realNeeds = fc.subarray(
      pythonWeb.needs.map(({ id }) => id),
      { minLength: 1, maxLength: 6 },
    );
    const candidates = pythonWeb.options.map(({ id }) => id);
    fc.assert(
      fc.property(realNeeds, fc.double({ min: 0.01, max: 100, noNaN: true }), (wanted, factor) => {
        const scaled: Topic = {
          ...pythonWeb,
          needs: pythonWeb.needs.map((need) => ({
            ...need,
            weighs: Object.fromEntries(
              Object.entries(need.weighs).map(([id, weight]) => [id, weight * factor]),
            ),
          })),
        };
        const before = rank(libraryOf(pythonWeb), { needs: wanted, candidates, knows: [] });
        const after = rank(libraryOf(scaled), { needs: wanted, candidates, knows: [] });
        expect(after.knockedOut).toEqual(before.knockedOut);
        for (const { option, score } of before.ranked)
          expect(after.ranked.find((entry) => entry.option === option)?.score).toBeCloseTo(score, 9);
        expect(after.ranked.map(({ option }) => option)).toEqual(before.ranked.map(({ option }) => option));
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});

describe('weights', () => {
  it('count twice for a need that matters more', () => {
    const [first] = weigh(['strict-order', 'little-care'], { emphasised: ['strict-order'] }).ranked;
    expect(first?.points.map(({ criterion, share }) => [criterion, share])).toEqual([
      ['order', 4 / 7],
      ['care', 3 / 7],
    ]);
  });

  it('set by people replace what needs give, and 0 leaves a criterion out', () => {
    const set = new Map([
      ['order', 6],
      ['care', 0],
      ['history', 2],
    ]);
    expect(weigh(['strict-order', 'little-care'], { weights: set }).weights).toEqual([
      ['order', 6],
      ['history', 2],
    ]);
    expect(order([], { weights: new Map([['care', 1]]) })[0]).toBe('nats');
  });

  it('set by people alone rank with the demands of needs, whatever those weigh', () => {
    const { ranked, knockedOut } = rankByWeights(small, {
      weights: new Map([['care', 4]]),
      needs: ['event-log'],
      candidates: all,
      knows: [],
    });
    expect(ranked.map(({ option, score }) => [option, score])).toEqual([
      ['nats', 5],
      ['kafka', 1],
    ]);
    expect(knockedOut.map(({ option }) => option)).toEqual(['rabbitmq']);
  });

  it('have no winner if nothing weighs', () => {
    expect(winnerOf(weigh([]))).toBeUndefined();
    expect(winnerOf(weigh(['little-care']))).toBe('nats');
  });
});

describe('a demand that no option meets', () => {
  it('knocks no option out and is reported', () => {
    const { ranked, knockedOut, unmet } = weigh(['event-log'], { candidates: ['rabbitmq'] });
    expect([ranked.length, knockedOut.length]).toEqual([1, 0]);
    expect(unmet).toEqual([
      { option: 'rabbitmq', need: 'event-log', criterion: 'history', rating: 1, demanded: 2 },
    ]);
  });
});

describe('any topic', () => {
  it('keeps the order of the others when an option is added that knocks nothing out', () => {
    fc.assert(
      fc.property(randomCase({ demands: false }), ({ topic, weighed }) => {
        const { ranked } = rank(libraryOf(topic), weighed);
        for (const { option: added } of ranked) {
          const candidates = weighed.candidates.filter((id) => id !== added);
          const before = rank(libraryOf(topic), { ...weighed, candidates }).ranked;
          expect(ranked.filter(({ option }) => option !== added)).toEqual(before);
        }
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  it('ranks the same when the weights that people set are scaled', () => {
    const scaled = (weights: ReadonlyMap<string, number>, factor: number) =>
      new Map([...weights].map(([id, weight]) => [id, weight * factor]));
    fc.assert(
      fc.property(
        randomCase({}),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        ({ topic, weighed }, factor) => {
          const library = libraryOf(topic);
          const weights = weightsOf(library, weighed);
          const order = (given: ReadonlyMap<string, number>): string[] =>
            rankByWeights(library, { ...weighed, knows: [], weights: given }).ranked.map(
              ({ option }) => option,
            );
          expect(order(scaled(weights, factor))).toEqual(order(weights));
        },
      ),
      { seed: 12, numRuns: 500 },
    );
  });
});

describe('the order of two needs', () => {
  it('does not change the ranking, for all pairs of the built-in needs', () => {
    const library = libraryOf(pythonWeb);
    const candidates = pythonWeb.options.map(({ id }) => id);
    const stated = (need: string) => ({ need, author: 'anna', words: need });
    for (const { id: a } of pythonWeb.needs) {
      for (const { id: b } of pythonWeb.needs) {
        expect(rank(library, caseOf([stated(a), stated(b)], [], candidates)), `${a} and ${b}`).toEqual(
          rank(library, caseOf([stated(b), stated(a)], [], candidates)),
        );
      }
    }
  });
});

describe('caseOf', () => {
  it('counts a need that two people state once', () => {
    const stated = [
      { need: 'little-care', author: 'ben', words: 'nobody to run it' },
      { need: 'event-log', author: 'anna', words: 'event log' },
      { need: 'little-care', author: 'anna', words: 'small crew' },
    ];
    const known = [{ option: 'nats', author: 'ben', words: 'we know nats' }];
    expect(caseOf(stated, known, all)).toEqual({
      needs: ['event-log', 'little-care'],
      candidates: all,
      knows: ['nats'],
      emphasised: [],
    });
  });
});
