import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Flip, flips } from '../../../src/core/ranking/flips.ts';
import { type Case, overtaking, rank, winnerOf } from '../../../src/core/ranking/scores.ts';
import { type Library, libraryOf } from '../../../src/knowledge/queries.ts';
import { pythonWeb } from '../built-in.ts';
import { smallTopic } from '../small-topic.ts';
import { randomCase } from './random-case.ts';

const small = libraryOf(smallTopic);
const candidates = smallTopic.options.map(({ id }) => id);

/** Tries dropping and adding every need by ranking from scratch, and sums up each need's weights independently. */
function byTrying(library: Library, weighed: Case): { readonly flip: Flip; readonly size: number }[] {
  const now = winnerOf(rank(library, weighed));
  if (now === undefined) return [];
  return library.topic.needs.flatMap(({ id, weighs }) => {
    const stated = weighed.needs.includes(id);
    const needs = stated ? weighed.needs.filter((need) => need !== id) : [...weighed.needs, id];
    const winner = overtaking(rank(library, { ...weighed, needs }), now);
    const times = stated && weighed.emphasised?.includes(id) ? 2 : 1;
    const size = times * Object.values(weighs).reduce((sum, weight) => sum + weight, 0);
    return winner === undefined
      ? []
      : [{ flip: { kind: stated ? 'without' : 'with', need: id, winner }, size }];
  });
}

function sameAsTrying(library: Library, weighed: Case): number {
  const tried = byTrying(library, weighed);
  const found = [...flips(library, weighed)];
  expect(new Set(found)).toEqual(new Set(tried.map(({ flip }) => flip)));
  const sizeOf = ({ kind, need }: Flip): number =>
    tried.find(({ flip }) => flip.kind === kind && flip.need === need)?.size ?? Number.NaN;
  expect(found.map(sizeOf)).toEqual(tried.map(({ size }) => size).sort((a, b) => a - b));
  return found.length;
}

describe('flips', () => {
  it('names a need that changes the winner when dropped, and one that does so when added', () => {
    // History 3, care 3: NATS 9 + 15 = 24, Kafka 15 + 3 = 18; by history alone Kafka. Strict order (order 2) or a
    // high rate (order 1, history 1) added, NATS stays ahead: 30 to 26, 30 to 27.
    expect([...flips(small, { needs: ['event-log', 'little-care'], candidates, knows: [] })]).toEqual([
      { kind: 'without', need: 'little-care', winner: 'kafka' },
    ]);
    expect([...flips(small, { needs: ['event-log'], candidates, knows: [] })]).toEqual([
      { kind: 'with', need: 'little-care', winner: 'nats' },
    ]);
  });

  it('names a stated need before an added one of the same weight, worked out by hand', () => {
    // Order 1, history 1, care 3, and Kafka known (2): NATS 3 + 3 + 15 + 6 = 27, Kafka 4 + 5 + 3 + 10 = 22. Without
    // little care Kafka 19, NATS 12; with an event log (history 3 more) Kafka 37, NATS 36. Both needs weigh 3.
    const pair = { candidates: ['kafka', 'nats'], knows: ['kafka'] };
    expect([...flips(small, { ...pair, needs: ['high-rate', 'little-care'] })]).toEqual([
      { kind: 'without', need: 'little-care', winner: 'kafka' },
      { kind: 'with', need: 'event-log', winner: 'kafka' },
    ]);
  });

  it('counts a need that matters more twice', () => {
    // Kafka against NATS: order 4, history 3: 31 to 21; with little care (3) more, 34 to 36.
    const pair = { candidates: ['kafka', 'nats'], knows: [], emphasised: ['strict-order'] };
    expect([...flips(small, { ...pair, needs: ['strict-order', 'event-log'] })]).toEqual([
      { kind: 'with', need: 'little-care', winner: 'nats' },
    ]);
  });

  it('names none if one option is alone, or there is none', () => {
    expect([...flips(small, { needs: ['event-log'], candidates: ['nats'], knows: [] })]).toEqual([]);
    expect([...flips(small, { needs: ['event-log'], candidates: [], knows: [] })]).toEqual([]);
  });

  it('names exactly the needs found by trying each, smallest change first', () => {
    const library = libraryOf(pythonWeb);
    const options = pythonWeb.options.map(({ id }) => id);
    let found = 0;
    fc.assert(
      fc.property(
        fc.subarray(
          pythonWeb.needs.map(({ id }) => id),
          { minLength: 1, maxLength: 6 },
        ),
        fc.subarray(options, { minLength: 2 }),
        fc.subarray(options, { maxLength: 1 }),
        fc.boolean(),
        (needs, open, knows, firstMatters) => {
          const emphasised = firstMatters ? needs.slice(0, 1) : [];
          found += sameAsTrying(library, { needs, candidates: open, knows, emphasised });
        },
      ),
      { seed: 4, numRuns: 500 },
    );
    expect(found).toBeGreaterThan(1_000);
  });

  it('does so in any topic', () => {
    fc.assert(
      fc.property(randomCase({ needs: 6 }), fc.integer({ min: 0, max: 5 }), ({ topic, weighed }, more) => {
        sameAsTrying(libraryOf(topic), { ...weighed, emphasised: [`need-${more}`] });
      }),
      { seed: 41, numRuns: 1_000 },
    );
  });
});
