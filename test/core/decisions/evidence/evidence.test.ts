import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  evidenceOf,
  isReranked,
  movedBetween,
  type Resting,
} from '../../../../src/core/decisions/evidence/evidence.ts';
import type { Knowledge, Rating } from '../../../../src/knowledge/schema.ts';
import { smallKnowledge, smallTopic } from '../../small-topic.ts';

const resting: Resting = {
  topic: 'queues',
  drivers: [{ need: 'little-care', author: 'anna', words: 'nobody to run it' }],
  together: null,
  knows: [],
  considered: [
    { option: 'nats', pros: [{ claim: 'n-binary', words: 'NATS runs as a single binary.' }], cons: [] },
    { option: 'kafka', pros: [], cons: [{ claim: 'k-care', words: 'Kafka asks its operators to plan.' }] },
  ],
  consequences: [{ claim: 'n-young', words: 'Fewer books teach NATS.' }],
};

/** The same knowledge with one claim reworded. */
function withLine(id: string, line: string): Knowledge {
  const claims = smallTopic.claims.map((claim) => (claim.id === id ? { ...claim, line } : claim));
  return { topics: [{ ...smallTopic, claims }], version: `${id} changed` };
}

function withRating(option: string, criterion: string, change: Partial<Rating>): Knowledge {
  const options = smallTopic.options.map((one) =>
    one.id === option
      ? {
          ...one,
          ratings: one.ratings.map((rating) =>
            rating.criterion === criterion ? { ...rating, ...change } : rating,
          ),
        }
      : one,
  );
  return { topics: [{ ...smallTopic, options }], version: `${option} rated anew` };
}

function withWeights(id: string, weighs: Readonly<Record<string, number>>): Knowledge {
  const needs = smallTopic.needs.map((need) => (need.id === id ? { ...need, weighs } : need));
  return { topics: [{ ...smallTopic, needs }], version: `${id} weighed anew` };
}

const before = evidenceOf(resting, smallKnowledge);

describe('the evidence of a decision', () => {
  it('is the claims it cites, the ratings its needs weigh with the claims behind them, and the needs', () => {
    expect(before.pins.map(({ kind, id, was }) => [kind, id, was])).toEqual([
      ['claim', 'k-care', 'confirmed'],
      ['claim', 'n-binary', 'confirmed'],
      ['claim', 'n-young', 'confirmed'],
      ['need', 'little-care', ''],
      ['rating', 'kafka/care', '1'],
      ['rating', 'nats/care', '5'],
    ]);
    expect(before.ranking).toEqual([
      { option: 'nats', score: 5 },
      { option: 'kafka', score: 1 },
    ]);
  });

  it('includes the claims behind its ratings, even those it cites nowhere', () => {
    const silent: Resting = {
      ...resting,
      considered: resting.considered.map(({ option }) => ({ option, pros: [], cons: [] })),
      consequences: [],
    };
    const behind = evidenceOf(silent, smallKnowledge);
    const claims = behind.pins.flatMap(({ kind, id }) => (kind === 'claim' ? [id] : []));
    expect(claims).toEqual(['k-care', 'n-binary']);
    const moved = evidenceOf(silent, withLine('k-care', 'Kafka asks for nothing.'));
    expect(moved.hash).not.toBe(behind.hash);
  });

  it('has a hash that depends on no names, no words of people and no order', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.shuffledSubarray([...resting.considered], { minLength: 2 }),
        (author, words, considered) => {
          const drivers = resting.drivers.map((driver) => ({ ...driver, author, words }));
          const other = evidenceOf({ ...resting, drivers, considered }, smallKnowledge);
          expect([other.hash, other.ranking]).toEqual([before.hash, before.ranking]);
        },
      ),
    );
  });

  it('does not move when other knowledge changes', () => {
    const now = evidenceOf(resting, withLine('r-console', 'RabbitMQ has no console any more.'));
    expect(now.hash).toBe(before.hash);
    expect(movedBetween(before, now)).toEqual([]);
  });

  it('moves with each claim, rating and need it rests on, and with nothing else', () => {
    for (const { kind, id } of before.pins) {
      const [option = '', criterion = ''] = id.split('/');
      const changed = {
        claim: () => withLine(id, 'It is otherwise now.'),
        rating: () => withRating(option, criterion, { rating: 3 }),
        need: () => withWeights(id, { care: 1 }),
      };
      const now = evidenceOf(resting, changed[kind]());
      expect(now.hash).not.toBe(before.hash);
      expect(movedBetween(before, now).map(({ pin, how }) => [pin.id, how])).toEqual([[id, 'changed']]);
    }
  });

  it('says whether the ranking moved too', () => {
    const closer = evidenceOf(resting, withRating('kafka', 'care', { rating: 4 }));
    const turned = evidenceOf(resting, withRating('nats', 'care', { rating: 0 }));
    expect(isReranked(before, closer)).toBe(false);
    const level = evidenceOf(resting, withRating('kafka', 'care', { rating: 5 }));
    expect(level.ranking.map(({ score }) => score)).toEqual([5, 5]);
    expect(isReranked(before, level)).toBe(true);
    expect(isReranked(level, level)).toBe(false);
    expect(isReranked(before, turned)).toBe(true);
  });

  it('is gone with its topic, part by part', () => {
    const now = evidenceOf(resting, { topics: [], version: 'none' });
    expect(new Set(movedBetween(before, now).map(({ how }) => how))).toEqual(new Set(['gone']));
  });
});
