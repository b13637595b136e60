import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTime } from '../../../src/core/dates/read-time.ts';
import { exactWords, type TimeReading } from '../../../src/core/dates/time-reading.ts';
import {
  dayIn,
  endOfDay,
  instantsOf,
  offsetAt,
  offsetWords,
  wallTime,
} from '../../../src/core/dates/zones.ts';

/** A Monday. */
const now = Date.parse('2026-11-30T10:20:00Z');
const berlin = { now, zone: 'Europe/Berlin' };

function shown(reading: TimeReading): string {
  switch (reading.kind) {
    case 'at':
      return exactWords(reading).replace('[Europe/Berlin]', '');
    case 'ambiguous':
      return reading.readings.map((one) => exactWords(one).replace('[Europe/Berlin]', '')).join(' or ');
    case 'unread':
      return reading.why;
    default:
      return reading satisfies never;
  }
}

describe('a time in words', () => {
  it.each([
    ['by eod friday', '2026-12-05T00:00+01:00'],
    ['end of friday', '2026-12-05T00:00+01:00'],
    ['until friday 5:30pm', '2026-12-04T17:30+01:00'],
    ['until friday, 5 p.m.', '2026-12-04T17:00+01:00'],
    ['5:30 in the afternoon tomorrow', '2026-12-01T17:30+01:00'],
    ['17.30', '2026-11-30T17:30+01:00'],
    ['17.30 Uhr', '2026-11-30T17:30+01:00'],
    ['17h', '2026-11-30T17:00+01:00'],
    ['1730h on friday', '2026-12-04T17:30+01:00'],
    ['friday 17:00 CET', '2026-12-04T17:00+01:00'],
    ['friday 17:00 +01:00', '2026-12-04T17:00+01:00'],
    ['friday 17:00 utc+1', '2026-12-04T17:00+01:00'],
    ['friday 5pm PST', '2026-12-04T17:00-08:00'],
    ['5pm pacific time on friday', '2026-12-04T17:00-08:00[America/Los_Angeles]'],
    ['friday 17:00 new york time', '2026-12-04T17:00-05:00[America/New_York]'],
    ['friday 17:00 in new york', '2026-12-04T17:00-05:00[America/New_York]'],
    ['friday 17:00 Asia/Tokyo', '2026-12-04T17:00+09:00[Asia/Tokyo]'],
    ['friday 17:00 my time', '2026-12-04T17:00+01:00'],
    ['4.12.2026', '2026-12-05T00:00+01:00'],
    ['4.12. 17 Uhr', '2026-12-04T17:00+01:00'],
    ['31/12/2026', '2027-01-01T00:00+01:00'],
    ['12/31/2026', '2027-01-01T00:00+01:00'],
    ['2026-12-04T17:00', '2026-12-04T17:00+01:00'],
    ['2026-12-04T17:00Z', '2026-12-04T17:00Z'],
    ['2026-12-04 09:15', '2026-12-04T09:15+01:00'],
    ['tmrw', '2026-12-02T00:00+01:00'],
    ['frday', '2026-12-05T00:00+01:00'],
    ['friday the 4th of december at 5:30 pm', '2026-12-04T17:30+01:00'],
    ['wednesday, 2 december 2026, 5 pm CET', '2026-12-02T17:00+01:00'],
    ['tuesday morning at 9', '2026-12-01T09:00+01:00'],
    ['12.12.2026 um 17 Uhr', '2026-12-12T17:00+01:00'],
    ['friday @ 5:30 PM Berlin', '2026-12-04T17:30+01:00'],
    ['dec 5', '2026-12-06T00:00+01:00'],
    ['3 march', '2027-03-04T00:00+01:00'],
    ['the 5th', '2026-12-06T00:00+01:00'],
    ['noon', '2026-11-30T12:00+01:00'],
    ['in 2 hours', '2026-11-30T13:20+01:00'],
    ['within 2h 30m', '2026-11-30T13:50+01:00'],
    ['within the next two days', '2026-12-02T11:20+01:00'],
    ['in half an hour', '2026-11-30T11:50+01:00'],
    ['the day after tomorrow', '2026-12-03T00:00+01:00'],
    ['the end of the month', '2026-12-01T00:00+01:00'],
    ['friday next week', '2026-12-12T00:00+01:00'],
    ['a week from friday', '2026-12-12T00:00+01:00'],
    ['no later than friday 5pm', '2026-12-04T17:00+01:00'],
  ])('"%s" is %s', (words, at) => {
    expect(shown(readTime(words, berlin))).toBe(at);
  });

  it.each([
    ['4/12/2026', '2026-04-13T00:00+02:00 or 2026-12-05T00:00+01:00'],
    ['10.11', '2026-11-30T10:11+01:00 or 2027-11-11T00:00+01:00'],
    ['friday midnight', '2026-12-04T00:00+01:00 or 2026-12-05T00:00+01:00'],
    ['the end of the week', '2026-12-05T00:00+01:00 or 2026-12-07T00:00+01:00'],
    ['end of next week', '2026-12-12T00:00+01:00 or 2026-12-14T00:00+01:00'],
    ['monday', '2026-12-01T00:00+01:00 or 2026-12-08T00:00+01:00'],
    ['next week', '2026-12-08T00:00+01:00 or 2026-12-12T00:00+01:00'],
    ['next friday', '2026-12-05T00:00+01:00 or 2026-12-12T00:00+01:00'],
    ['friday at 5', '2026-12-04T05:00+01:00 or 2026-12-04T17:00+01:00'],
    ['tomorrow half past five', '2026-12-01T05:30+01:00 or 2026-12-01T17:30+01:00'],
    ['friday or saturday', '2026-12-05T00:00+01:00 or 2026-12-06T00:00+01:00'],
    ['before friday', '2026-12-04T00:00+01:00 or 2026-12-05T00:00+01:00'],
    ['cob friday', '2026-12-04T17:00+01:00 or 2026-12-05T00:00+01:00'],
    ['1 july 17:00 CET', '2027-07-01T17:00+02:00 or 2027-07-01T17:00+01:00'],
    ['friday 5pm IST', '2026-12-04T17:00+05:30 or 2026-12-04T17:00+02:00 or 2026-12-04T17:00+01:00'],
    ['2027-10-31 02:30', '2027-10-31T02:30+02:00 or 2027-10-31T02:30+01:00'],
  ])('"%s" may be %s', (words, readings) => {
    expect(shown(readTime(words, berlin))).toBe(readings);
  });

  it.each([
    ['25:00', 'no-such-time'],
    ['friday 17:60', 'no-such-time'],
    ['13am', 'no-such-time'],
    ['2027-03-28 02:30', 'no-such-time'],
    ['31.11.2026', 'no-such-day'],
    ['31 november', 'no-such-day'],
    ['29 feb 2027', 'no-such-day'],
    ['friday 5 december', 'no-such-day'],
    ['2026-11-29', 'past'],
    ['today at 9:00', 'past'],
    ['until 9:00', 'past'],
    ['5ish', 'not-understood'],
    ['soon', 'not-understood'],
    ['friday or so', 'not-understood'],
    ['friday afternoon', 'not-understood'],
    ['friday around 5pm', 'not-understood'],
    ['friday 16:00-17:00', 'not-understood'],
    ['friday by consent at 5pm', 'not-understood'],
    ['friday 17:00 XYT', 'not-understood'],
    ['friday 17:00 server time', 'not-understood'],
    ['friday 17:00 in hamburg', 'not-understood'],
    ['friday 17:00 CET PST', 'not-understood'],
    ['friday 1730', 'not-understood'],
    ['', 'not-understood'],
  ])('"%s" is rejected: %s', (words, why) => {
    expect(shown(readTime(words, berlin))).toBe(why);
  });

  it("settles an abbreviation with several meanings by the person's own zone", () => {
    const words = 'friday 5pm IST';
    expect(readTime(words, { now, zone: 'Asia/Kolkata' })).toMatchObject({ kind: 'at', zone: '+05:30' });
    expect(readTime('friday 5pm CST', { now, zone: 'America/New_York' })).toMatchObject({ zone: '-06:00' });
  });

  it('says whether the words named the zone', () => {
    expect(readTime('friday 17:00 CET', berlin)).toMatchObject({ isZoneNamed: true, withTime: true });
    expect(readTime('friday', berlin)).toMatchObject({ isZoneNamed: false, withTime: false });
  });
});

const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata'] as const;
const two = (number: number): string => String(number).padStart(2, '0');
const months = 'January February March April May June July August September October November December'.split(
  ' ',
);
const weekdayNames = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');

type Wall = ReturnType<typeof wallTime>;

/** Spellings of a day that mean nothing else. */
const daySpellings: readonly ((wall: Wall) => string)[] = [
  ({ year, month, day }) => `${year}-${two(month)}-${two(day)}`,
  ({ year, month, day }) => `${day}.${month}.${year}`,
  ({ year, month, day }) => `${day} ${months[month - 1]} ${year}`,
  ({ year, month, day }) => `${months[month - 1]?.slice(0, 3)} ${day}, ${year}`,
  ({ year, month, day }) => `the ${day}th of ${months[month - 1]} ${year}`,
  (wall) =>
    `${weekdayNames[new Date(Date.UTC(wall.year, wall.month - 1, wall.day)).getUTCDay()]}, ${wall.day} ${months[wall.month - 1]} ${wall.year}`,
];

/** Spellings of a time of day that mean nothing else. */
const clockSpellings: readonly ((wall: Wall) => string)[] = [
  ({ hour, minute }) => `${two(hour)}:${two(minute)}`,
  ({ hour, minute }) => `at ${two(hour)}:${two(minute)}`,
  ({ hour, minute }) => `${two(hour)}h${two(minute)}`,
  ({ hour, minute }) => `${two(hour)}:${two(minute)} Uhr`,
  ({ hour, minute }) =>
    // "12am" at the full hour is asked back.
    hour === 0 && minute === 0 ? '00:00' : `${hour % 12 || 12}:${two(minute)}${hour < 12 ? 'am' : ' p.m.'}`,
];

/** From a year before a change of the clocks to years after it, half of them near one. */
const instant = fc
  .oneof(
    fc.integer({ min: now + 60_000, max: Date.parse('2029-12-30T00:00:00Z') }),
    fc
      .tuple(
        fc.constantFrom('2027-03-28T01:00Z', '2027-10-31T01:00Z', '2027-03-14T07:00Z', '2027-11-07T06:00Z'),
        fc.integer({ min: -300, max: 300 }),
      )
      .map(([change, minutes]) => Date.parse(change) + minutes * 60_000),
  )
  .map((at) => Math.floor(at / 60_000) * 60_000);

describe('every stated time', () => {
  it('is understood to the minute, or rejected, or asked back with it among the readings', () => {
    fc.assert(
      fc.property(
        instant,
        fc.constantFrom(...zones),
        fc.constantFrom(...daySpellings),
        fc.constantFrom(...clockSpellings),
        fc.boolean(),
        (at, zone, day, clock, dayFirst) => {
          const wall = wallTime(zone, at);
          const words = dayFirst
            ? `until ${day(wall)} ${clock(wall)}`
            : `until ${clock(wall)} on ${day(wall)}`;
          const meant = instantsOf(zone, wall);
          const reading = readTime(words, { now, zone });
          if (meant.length === 1) expect(reading).toMatchObject({ kind: 'at', at, zone, withTime: true });
          else
            expect(reading).toMatchObject({ kind: 'ambiguous', readings: meant.map((one) => ({ at: one })) });
        },
      ),
      { numRuns: 400 },
    );
  });

  it('is the same moment wherever it is read, if it says its offset', () => {
    fc.assert(
      fc.property(
        instant,
        fc.constantFrom(...zones),
        fc.constantFrom(...zones),
        fc.constantFrom(...daySpellings),
        (at, said, read, day) => {
          const wall = wallTime(said, at);
          const offset = offsetWords(offsetAt(said, at));
          const words = `${day(wall)} ${two(wall.hour)}:${two(wall.minute)} ${offset}`;
          expect(readTime(words, { now, zone: read })).toMatchObject({ kind: 'at', at, isZoneNamed: true });
        },
      ),
      { numRuns: 200 },
    );
  });

  it('can be said so that it is read the same anywhere', () => {
    fc.assert(
      fc.property(instant, fc.constantFrom(...zones), fc.constantFrom(...zones), (at, zone, other) => {
        const words = `until ${exactWords({ at, zone })}`;
        expect(readTime(words, { now, zone: other })).toMatchObject({ kind: 'at', at, zone });
      }),
      { numRuns: 200 },
    );
  });

  it('without a time of day lasts to the end of that day', () => {
    fc.assert(
      fc.property(instant, fc.constantFrom(...zones), fc.constantFrom(...daySpellings), (at, zone, day) => {
        const reading = readTime(`by ${day(wallTime(zone, at))}`, { now, zone });
        expect(reading).toMatchObject({ kind: 'at', at: endOfDay(zone, dayIn(zone, at)), withTime: false });
      }),
      { numRuns: 200 },
    );
  });

  it('is rejected with any word beside it that is not understood', () => {
    const word = fc.constantFrom(
      'ish',
      'maybe',
      'flask',
      'roughly',
      'early',
      '25',
      'xyz',
      'lunch',
      'or',
      '17:00',
    );
    fc.assert(
      fc.property(
        instant,
        fc.constantFrom(...daySpellings),
        word,
        fc.boolean(),
        (at, day, more, isBefore) => {
          const words = `${day(wallTime('UTC', at))} 17:30`;
          const reading = readTime(isBefore ? `${more} ${words}` : `${words} ${more}`, { now, zone: 'UTC' });
          expect(reading.kind).toBe('unread');
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is read from any text without an error', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 60, unit: 'grapheme' }),
        fc.constantFrom(...zones),
        (words, zone) => {
          expect(['at', 'ambiguous', 'unread']).toContain(readTime(words, { now, zone }).kind);
        },
      ),
    );
  });

  it('does not depend on the clock of the machine', () => {
    const before = process.env.TZ;
    try {
      for (const machine of ['UTC', 'America/New_York', 'Pacific/Kiritimati', 'Asia/Kolkata']) {
        process.env.TZ = machine;
        expect(shown(readTime('friday 17:30', berlin))).toBe('2026-12-04T17:30+01:00');
        expect(shown(readTime('tomorrow', berlin))).toBe('2026-12-02T00:00+01:00');
        expect(shown(readTime('4 dec', berlin))).toBe('2026-12-05T00:00+01:00');
      }
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });
});
