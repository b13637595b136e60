import { expect, it } from 'vitest';
import { switching } from '../../../src/core/ranking/switching.ts';
import { libraryOf } from '../../../src/knowledge/queries.ts';
import { smallTopic } from '../small-topic.ts';

const small = libraryOf(smallTopic);

it('a switch loses where the old option is ahead and gains where it is behind, by weight if anything is weighted', () => {
  expect(switching(small, 'kafka', 'nats', new Map())).toEqual({
    from: 'kafka',
    to: 'nats',
    claims: [],
    loses: [
      { criterion: 'history', gap: 2 },
      { criterion: 'order', gap: 1 },
    ],
    gains: [{ criterion: 'care', gap: 4 }],
  });
  expect(switching(small, 'kafka', 'nats', new Map([['order', 3]])).loses).toEqual([
    { criterion: 'order', gap: 3 },
  ]);
});

it('a switch back loses what the switch gained, for every pair', () => {
  for (const { id: a } of smallTopic.options)
    for (const { id: b } of smallTopic.options)
      expect(switching(small, a, b, new Map()).loses).toEqual(switching(small, b, a, new Map()).gains);
});
