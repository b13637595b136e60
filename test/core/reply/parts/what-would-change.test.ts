import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossings, weightedAt } from '../../../../src/core/ranking/crossings.ts';
import { type Case, rank } from '../../../../src/core/ranking/scores.ts';
import { allThatWouldChange, whatWouldChange } from '../../../../src/core/reply/parts/what-would-change.ts';
import { libraryOf } from '../../../../src/knowledge/queries.ts';
import { pythonWeb } from '../../built-in.ts';
import { smallTopic } from '../../small-topic.ts';

const small = libraryOf(smallTopic);
const candidates = smallTopic.options.map(({ id }) => id);
const textOf = (needs: readonly string[], more: Partial<Case> = {}): string =>
  whatWouldChange(small, { needs, candidates, knows: [], ...more });

describe('what would change the answer', () => {
  it('is one need and one weight, in words', () => {
    // History 3, care 3: NATS 9 + 15 = 24, Kafka 15 + 3 = 18; level where care weighs 3 − 6/4 = 1.5.
    expect(textOf(['event-log', 'little-care'])).toBe(
      'Kafka would win without "little care", or if care mattered 51 % less.',
    );
  });

  it('names the weight just past the point where two are level, in as few digits as suffice', () => {
    // RabbitMQ 1 + 1.9·4 = 8.6, Kafka 5 + 1.9·1 = 6.9; level where history weighs 1 + 1.7/4 = 1.425.
    const weights = new Map([
      ['history', 1],
      ['care', 1.9],
    ]);
    expect(textOf([], { weights, candidates: ['rabbitmq', 'kafka'] })).toContain(
      'if history mattered 43 % more',
    );
  });

  it('says from twice on how many times as much, and "did not matter" for a weight that has to go', () => {
    const history = (care: number): string =>
      textOf([], {
        weights: new Map([
          ['history', 1],
          ['care', care],
        ]),
        candidates: ['rabbitmq', 'kafka'],
      });
    // Level at 3·care/4: history 1.98 and 2.175.
    expect(history(2.64)).toContain('if history mattered 99 % more');
    expect(history(2.66)).toContain('if history mattered twice as much');
    expect(history(2.9)).toContain('if history mattered 2.18 times as much');
    // Order 4 to 3 for Kafka, care 1 to 4: level where care weighs 1/3 of what order does.
    const care = new Map([
      ['order', 1],
      ['care', 30],
    ]);
    expect(textOf([], { weights: care, candidates: ['rabbitmq', 'kafka'] })).toContain(
      'if care mattered 99 % less',
    );
  });

  it('always names a change that suffices, while one hundredth less does not', () => {
    const library = libraryOf(pythonWeb);
    const options = pythonWeb.options.map(({ id }) => id);
    let found = 0;
    fc.assert(
      fc.property(
        fc.subarray(
          pythonWeb.needs.map(({ id }) => id),
          { minLength: 2, maxLength: 5 },
        ),
        (needs) => {
          const weighed: Case = { needs, candidates: options, knows: [] };
          const says = whatWouldChange(library, weighed);
          const [, much = '', way = ''] = /mattered ([\d.]+) % (more|less)/.exec(says) ?? [];
          const [crossing] = crossings(library, weighed);
          if (much === '' || crossing === undefined) return;
          found++;
          const winnerAt = (percent: number): string | undefined => {
            const times = way === 'more' ? 1 + percent / 100 : 1 - percent / 100;
            return rank(library, weightedAt(weighed, crossing.criterion, crossing.from * times)).ranked[0]
              ?.option;
          };
          const now = rank(library, weighed).ranked[0]?.option;
          expect(winnerAt(Number(much)), says).toBe(crossing.winner);
          if (Number(much) > 1) expect(winnerAt(Number(much) - 1.001), says).toBe(now);
        },
      ),
      { seed: 8, numRuns: 400 },
    );
    expect(found).toBeGreaterThan(100);
  });

  it('is nothing if another option is at least as good at everything', () => {
    expect(textOf(['little-care'], { candidates: ['rabbitmq', 'nats'] })).toBe(
      'Nothing within reason would change that.',
    );
  });

  it('names, when asked, the smallest need to drop, the smallest to add, and a weight', () => {
    const library = libraryOf(pythonWeb);
    const options = pythonWeb.options.map(({ id }) => id);
    const both = { needs: ['admin-panel', 'realtime'], candidates: options, knows: [] };
    expect(allThatWouldChange(library, both)).toMatch(
      /without "[^"]+", .*if you also needed "[^"]+", or if .* mattered/,
    );
  });
});
