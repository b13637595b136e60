import { describe, expect, it } from 'vitest';
import type { StatedNeed } from '../../../src/core/turn/conversation.ts';
import { latestOfEach, restated, withoutStatements } from '../../../src/core/turn/statements.ts';

const stated = (message?: string): StatedNeed => ({
  need: 'sso',
  author: 'anna',
  words: `sso ${message ?? ''}`,
  ...(message === undefined ? {} : { message }),
});

describe('a need that is stated again', () => {
  it('remembers a bounded number of the messages that stated it', () => {
    const last = Array.from({ length: 100 }, (_, at) => stated(`m${at}`)).reduce((known, now) =>
      restated(known, now),
    );
    expect(last.message).toBe('m99');
    expect(last.before?.map(({ message }) => message)).toEqual([
      'm91',
      'm92',
      'm93',
      'm94',
      'm95',
      'm96',
      'm97',
      'm98',
    ]);
  });

  it('can’t be deleted with a message if it was stated without one', () => {
    const again = restated(stated(), stated('m1'));
    expect(withoutStatements(again, new Set(['m1']))).toEqual(again);
  });

  it('goes when all messages are gone, in whatever order', () => {
    const twice = restated(stated('m1'), stated('m2'));
    const once = withoutStatements(twice, new Set(['m2']));
    expect(once).toEqual(stated('m1'));
    expect(once && withoutStatements(once, new Set(['m1']))).toBeUndefined();
    expect(withoutStatements(twice, new Set(['m1', 'm2']))).toBeUndefined();
  });
});

it('keeps the latest entries of each kind, in order', () => {
  expect(latestOfEach(['a1', 'b1', 'a2', 'a3', 'b2'], ([kind = '']) => kind, 2)).toEqual([
    'b1',
    'a2',
    'a3',
    'b2',
  ]);
});
