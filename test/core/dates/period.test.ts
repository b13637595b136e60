import { describe, expect, it } from 'vitest';
import { periodIn, readPeriod } from '../../../src/core/dates/period.ts';

/** A Wednesday. */
const now = Date.UTC(2026, 10, 25, 12);

describe('a period relative to today', () => {
  it.each([
    ['decisions of today', '2026-11-25', null],
    ['decisions since yesterday', '2026-11-24', null],
    ['what was decided yesterday?', '2026-11-24', '2026-11-24'],
    ['decisions this week', '2026-11-23', null],
    ['decisions of last week', '2026-11-16', '2026-11-22'],
    ['decisions of the past week', '2026-11-18', null],
    ['decisions from last month', '2026-10-01', '2026-10-31'],
    ['decisions since last month', '2026-10-01', null],
    ['the last 3 months', '2026-08-25', null],
    ['this quarter', '2026-10-01', null],
    ['last quarter', '2026-07-01', '2026-09-30'],
    ['last year', '2025-01-01', '2025-12-31'],
  ])('"%s" is from %s to %s', (words, since, until) => {
    expect(readPeriod(periodIn(words) ?? '', now)).toEqual({ since, until });
  });

  it('goes back to the last day of a shorter month', () => {
    const endOfMarch = Date.UTC(2027, 2, 31, 12);
    expect(readPeriod('past month', endOfMarch)).toEqual({ since: '2027-02-28', until: null });
    expect(readPeriod('last 13 months', endOfMarch).since).toBe('2026-02-28');
  });

  it.each(['what did we decide last time?', 'the last decision', 'last 3 decisions'])(
    '"%s" names none',
    (words) => {
      expect(periodIn(words)).toBeNull();
    },
  );
});
