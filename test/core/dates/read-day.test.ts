import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, isDay } from '../../../src/core/dates/days.ts';
import { type ReadDay, readDay } from '../../../src/core/dates/read-day.ts';

/** A Sunday. */
const now = Date.UTC(2026, 10, 22, 12);
const utc = { now, zone: 'UTC' };

function shown(read: ReadDay): string {
  switch (read.kind) {
    case 'day':
      return read.day;
    case 'ambiguous':
      return read.days.join(' ');
    case 'unread':
      return read.why;
    default:
      return read satisfies never;
  }
}

describe('a future day', () => {
  it.each([
    ['2027-03-31', '2027-03-31'],
    ['on 2026-11-22', '2026-11-22'],
    ['2026-11-21', 'past'],
    ['2027-02-30', 'no-such-day'],
    ['tomorrow', '2026-11-23'],
    ['friday.', '2026-11-27'],
    ['next sunday', '2026-11-29'],
    ['in 10 days', '2026-12-02'],
    ['in two weeks', '2026-12-06'],
    ['in 6 months', '2027-05-22'],
    ['in half a year', '2027-05-22'],
    ['in a quarter', '2027-02-22'],
    ['next year', '2027-11-22'],
    ['next week', '2026-11-29'],
    ['in March', '2027-03-01'],
    ['4.12.2026', '2026-12-04'],
    ['4/12/2026', '2026-04-12 2026-12-04'],
    ['in three fortnights', 'not-understood'],
    ['friday at 17:00', 'not-understood'],
    ['soon', 'not-understood'],
    ['', 'not-understood'],
  ])('"%s" is %s', (words, day) => {
    expect(shown(readDay(words, utc))).toBe(day);
  });

  it('depends on where it is asked', () => {
    const late = { now: Date.UTC(2026, 10, 22, 23, 30), zone: 'Europe/Berlin' };
    expect(shown(readDay('tomorrow', late))).toBe('2026-11-24');
    expect(shown(readDay('tomorrow', { ...late, zone: 'America/New_York' }))).toBe('2026-11-23');
  });

  it('is the last day of a month that is too short', () => {
    expect(shown(readDay('in 3 months', { ...utc, now: Date.UTC(2026, 10, 30) }))).toBe('2027-02-28');
  });

  it('is never past and always a day, whatever the count', () => {
    const unit = fc.constantFrom('day', 'weeks', 'month', 'quarters', 'years');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), unit, fc.nat(4_000_000_000_000), (count, of, at) => {
        const day = shown(readDay(`in ${count} ${of}`, { ...utc, now: at }));
        expect(isDay(day)).toBe(true);
        expect(day > dayOf(at)).toBe(true);
      }),
    );
  });
});
