import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, isDay } from '../../../src/core/dates/days.ts';
import { readDay } from '../../../src/core/dates/read-day.ts';

/** A Sunday. */
const now = Date.UTC(2026, 10, 22, 12);

describe('a future day', () => {
  it.each([
    ['2027-03-31', '2027-03-31'],
    ['on 2026-11-22', '2026-11-22'],
    ['2026-11-21', null],
    ['2027-02-30', null],
    ['tomorrow', '2026-11-23'],
    ['friday.', '2026-11-27'],
    ['next sunday', '2026-11-29'],
    ['in 10 days', '2026-12-02'],
    ['in two weeks', '2026-12-06'],
    ['in 6 months', '2027-05-22'],
    ['in half a year', '2027-05-22'],
    ['in a quarter', '2027-02-22'],
    ['next year', '2027-11-22'],
    ['in three fortnights', null],
    ['soon', null],
    ['', null],
  ])('"%s" is %s', (words, day) => {
    expect(readDay(words, now)).toBe(day);
  });

  it('is the last day of a month that is too short', () => {
    expect(readDay('in 3 months', Date.UTC(2026, 10, 30))).toBe('2027-02-28');
  });

  it('is never past and always a day, whatever the count', () => {
    const unit = fc.constantFrom('day', 'weeks', 'month', 'quarters', 'years');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), unit, fc.nat(4_000_000_000_000), (count, of, at) => {
        const day = readDay(`in ${count} ${of}`, at) ?? '';
        expect(isDay(day)).toBe(true);
        expect(day > dayOf(at)).toBe(true);
      }),
    );
  });
});
