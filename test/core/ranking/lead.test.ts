import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leadOf, overtakenBy } from '../../../src/core/ranking/lead.ts';
import { type Case, overtaking, rank, winnerOf } from '../../../src/core/ranking/scores.ts';
import { type Library, libraryOf } from '../../../src/knowledge/queries.ts';
import { pythonWeb } from '../built-in.ts';
import { smallTopic } from '../small-topic.ts';
import { randomCase } from './random-case.ts';

const candidates = smallTopic.options.map(({ id }) => id);

function asRanked(library: Library, weighed: Case): void {
  const ranking = rank(library, weighed);
  // Exact to the last digit, since margins order the needs.
  expect(leadOf(library, weighed)).toEqual({ winner: winnerOf(ranking), margin: ranking.margin });
  for (const former of [...weighed.candidates, 'nobody'])
    expect(overtakenBy(library, weighed, former)).toBe(overtaking(ranking, former));
}

describe('leadOf', () => {
  it('has no winner if nothing is weighed', () => {
    expect(leadOf(libraryOf(smallTopic), { needs: [], candidates, knows: [] }).winner).toBeUndefined();
  });

  it('leads without a second if one option is left', () => {
    const alone = { needs: ['event-log'], candidates: candidates.slice(0, 1), knows: [] };
    expect(leadOf(libraryOf(smallTopic), alone)).toEqual({
      winner: candidates[0],
      margin: Number.POSITIVE_INFINITY,
    });
  });

  it('gives the winner and margin of the ranking, whatever is weighed', () => {
    fc.assert(
      fc.property(
        randomCase({}),
        fc.integer({ min: 0, max: 4 }),
        fc.option(fc.double({ min: 0, max: 9, noNaN: true })),
        ({ topic, weighed }, emphasised, weight) =>
          asRanked(libraryOf(topic), {
            ...weighed,
            emphasised: [`need-${emphasised}`],
            ...(weight === null ? {} : { weights: new Map([['criterion-0', weight]]) }),
          }),
      ),
      { seed: 12, numRuns: 2_000 },
    );
  });

  it('does so for every two needs of the built-in topic', () => {
    const library = libraryOf(pythonWeb);
    const options = pythonWeb.options.map(({ id }) => id);
    for (const { id: a } of pythonWeb.needs)
      for (const { id: b } of pythonWeb.needs)
        asRanked(library, { needs: [a, b], candidates: options, knows: options.slice(0, 1) });
  });
});
