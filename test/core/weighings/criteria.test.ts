import { expect, it } from 'vitest';
import { criteriaFor, mostAsked, needsFor } from '../../../src/core/weighings/criteria.ts';
import { libraryOf } from '../../../src/knowledge/queries.ts';
import { pythonWeb } from '../built-in.ts';
import { smallTopic } from '../small-topic.ts';

const small = libraryOf(smallTopic);
const all = smallTopic.options.map(({ id }) => id);

it('asks first about the criteria on which options differ most', () => {
  // Spreads: order 4−3, history 5−1, care 5−1; equals in the order of the topic.
  expect(criteriaFor(small, { candidates: all, needs: [] })).toEqual({
    asked: ['history', 'care', 'order'],
    more: [],
  });
});

it('asks earlier about criteria that the thread needs', () => {
  // care: 4 · (1 + 3)
  expect(criteriaFor(small, { candidates: all, needs: ['little-care'] }).asked).toEqual([
    'care',
    'history',
    'order',
  ]);
});

it('does not ask about criteria that tell no options apart, ignoring options that are out', () => {
  expect(criteriaFor(small, { candidates: ['rabbitmq', 'nats'], needs: [] }).asked).toEqual([
    'history',
    'care',
  ]);
  // The log knocks RabbitMQ out: between Kafka and NATS, history is 5 to 3, care 1 to 5, order 4 to 3.
  expect(criteriaFor(small, { candidates: all, needs: ['event-log'] }).asked).toEqual([
    'history',
    'care',
    'order',
  ]);
});

it('asks about at most five and keeps the rest for later', () => {
  const library = libraryOf(pythonWeb);
  const { asked, more } = criteriaFor(library, {
    candidates: pythonWeb.options.map(({ id }) => id),
    needs: [],
  });
  expect(asked).toHaveLength(mostAsked);
  expect(new Set([...asked, ...more]).size).toBe(asked.length + more.length);
});

it('offers the thread’s needs first, then those that set options furthest apart', () => {
  // Mean spreads: event log 4, little care 4, strict order 1, high rate (1 + 4) / 2.
  const ids = (needs: readonly string[]): string[] =>
    needsFor(small, { candidates: all, needs }).map(({ id }) => id);
  expect(ids([])).toEqual(['event-log', 'little-care', 'high-rate', 'strict-order']);
  expect(ids(['strict-order'])).toEqual(['strict-order', 'event-log', 'little-care', 'high-rate']);
});
