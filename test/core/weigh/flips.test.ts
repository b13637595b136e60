import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Flip, flips } from '../../../src/core/weigh/flips.ts';
import { type Case, overtaking, rank } from '../../../src/core/weigh/scores.ts';
import { sizeOf } from '../../../src/core/weigh/weights.ts';
import { type Library, libraryOf } from '../../../src/knowledge/queries.ts';
import { pythonWeb } from '../built-in.ts';
import { smallTopic } from '../small-topic.ts';

const small = libraryOf(smallTopic);
const candidates = smallTopic.options.map(({ id }) => id);

const nothing = { weighs: {} };

/** Tries every need, dropped and added. */
function byTrying(library: Library, weighed: Case): { without: Flip[]; with: Flip[] } {
  const now = rank(library, weighed).ranked[0]?.option ?? '';
  const winner = (needs: readonly string[]): string | undefined =>
    overtaking(rank(library, { ...weighed, needs }), now);
  const tried = (kind: Flip['kind'], need: string, needs: readonly string[]): Flip[] => {
    const other = winner(needs);
    return other === undefined ? [] : [{ kind, need, winner: other }];
  };
  return {
    without: weighed.needs.flatMap((need) =>
      tried(
        'without',
        need,
        weighed.needs.filter((id) => id !== need),
      ),
    ),
    with: library.topic.needs.flatMap(({ id }) =>
      weighed.needs.includes(id) ? [] : tried('with', id, [...weighed.needs, id]),
    ),
  };
}

describe('flips', () => {
  it('names the needs that carry the winner', () => {
    expect([...flips(small, { needs: ['event-log', 'little-care'], candidates, knows: [] })]).toEqual([
      { kind: 'without', need: 'little-care', winner: 'kafka' },
    ]);
  });

  it('names needs that would change it where none of those stated does', () => {
    expect([...flips(small, { needs: ['event-log'], candidates, knows: [] })]).toEqual([
      { kind: 'with', need: 'little-care', winner: 'nats' },
    ]);
  });

  it('names none where one option is alone, or where there is none', () => {
    expect([...flips(small, { needs: ['event-log'], candidates: ['nats'], knows: [] })]).toEqual([]);
    expect([...flips(small, { needs: ['event-log'], candidates: [], knows: [] })]).toEqual([]);
  });

  it('names exactly those that trying each need finds', () => {
    const library = libraryOf(pythonWeb);
    const options = pythonWeb.options.map(({ id }) => id);
    fc.assert(
      fc.property(
        fc.subarray(
          pythonWeb.needs.map(({ id }) => id),
          { minLength: 1, maxLength: 6 },
        ),
        fc.subarray(options, { minLength: 2 }),
        fc.subarray(options, { maxLength: 1 }),
        (needs, open, knows) => {
          const weighed = { needs, candidates: open, knows };
          const tried = byTrying(library, weighed);
          const all = tried.without.length > 0 ? tried.without : tried.with;
          const found = [...flips(library, weighed)];
          expect(new Set(found)).toEqual(new Set(all));
          const sizes = found.map(({ need }) => sizeOf(library.need(need) ?? nothing));
          expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
        },
      ),
      { seed: 4, numRuns: 500 },
    );
  });
});
