import { describe, expect, it } from 'vitest';
import { openComposer } from '../../../../src/core/reply/parts/composer.ts';
import { standingOn, standingsFor } from '../../../../src/core/reply/parts/standings.ts';
import { libraryOf } from '../../../../src/knowledge/queries.ts';
import { smallTopic } from '../../small-topic.ts';

const composer = openComposer(libraryOf(smallTopic));
const all = ['rabbitmq', 'kafka', 'nats'];

describe('a standing', () => {
  it('has the best, the worst, and the distance to the next rating', () => {
    expect(standingOn(composer, all, 'history')).toEqual({
      criterion: 'history',
      best: ['kafka'],
      worst: ['rabbitmq'],
      gap: 2,
    });
  });

  it('is level if all ratings are the same', () => {
    expect(standingOn(composer, ['rabbitmq', 'nats'], 'order')).toMatchObject({
      best: ['rabbitmq', 'nats'],
      worst: [],
      gap: 0,
    });
  });

  it('covers the criteria of the aspects asked for, starting with what an asked need weighs', () => {
    const criteria = (aspects: string[], needs: string[]): string[] =>
      standingsFor(composer, all, aspects, needs).map(({ criterion }) => criterion);
    expect(criteria(['upkeep', 'replay'], [])).toEqual(['care', 'history']);
    expect(criteria(['upkeep', 'replay'], ['event-log'])).toEqual(['history', 'care']);
    expect(criteria(['upkeep'], ['event-log'])).toEqual(['care']);
    expect(criteria([], [])).toEqual([]);
  });
});
