import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossings, weightedAt } from '../../../../src/core/ranking/crossings.ts';
import { type Case, rank } from '../../../../src/core/ranking/scores.ts';
import { allThatWouldChange, whatWouldChange } from '../../../../src/core/reply/pick/what-would-change.ts';
import { libraryOf } from '../../../../src/knowledge/queries.ts';
import { pythonWeb } from '../../built-in.ts';
import { smallTopic } from '../../small-topic.ts';

const small = libraryOf(smallTopic);
const candidates = smallTopic.options.map(({ id }) => id);
const textOf = (needs: readonly string[], more: Partial<Case> = {}): string =>
  whatWouldChange(small, { needs, candidates, knows: [], ...more });

/** The least and the most that a weight changes by, as a part of what it is. */
const bands: Readonly<Record<string, readonly [number, number]>> = {
  'a little': [0, 0.15],
  'a good deal': [0.15, 0.5],
  far: [0.5, 2],
};

describe('what would change the answer', () => {
  it('is one need and one weight, in words', () => {
    // History 3, care 3: NATS 9 + 15 = 24, Kafka 15 + 3 = 18; level where care weighs 3 − 6/4 = 1.5.
    expect(textOf(['event-log', 'little-care'])).toBe(
      'Kafka would win without "little care", or if care mattered a good deal less.',
    );
  });

  it('says in words how much more or less something would have to matter', () => {
    const history = (care: number): string =>
      textOf([], {
        weights: new Map([
          ['history', 1],
          ['care', care],
        ]),
        candidates: ['rabbitmq', 'kafka'],
      });
    // Level at history 3·care/4: 1.125, 1.425 and 1.98.
    expect(history(1.5)).toContain('if history mattered a little more');
    expect(history(1.9)).toContain('if history mattered a good deal more');
    expect(history(2.64)).toContain('if history mattered far more');
    // Order 4 to 3 for Kafka, care 1 to 4: level where care weighs 1/3 of what order does.
    const care = new Map([
      ['order', 1],
      ['care', 30],
    ]);
    expect(textOf([], { weights: care, candidates: ['rabbitmq', 'kafka'] })).toContain(
      'if care mattered far less',
    );
  });

  it('always names the weight that changes least, and how much', () => {
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
          const [, much = '', way = ''] = /mattered (a little|a good deal|far) (more|less)/.exec(says) ?? [];
          const [crossing] = crossings(library, weighed);
          if (much === '' || crossing === undefined) return;
          found++;
          const { criterion, from, to, up, winner } = crossing;
          const past = to + (up ? 1e-4 : -1e-4);
          expect(rank(library, weightedAt(weighed, criterion, past)).ranked[0]?.option, says).toBe(winner);
          expect(way).toBe(up ? 'more' : 'less');
          const [least, most] = bands[much] ?? [0, 0];
          const change = Math.abs(to - from) / from;
          expect(change, says).toBeGreaterThanOrEqual(least - 1e-6);
          expect(change, says).toBeLessThanOrEqual(most + 1e-6);
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
