import { describe, expect, it } from 'vitest';
import { deadlineIn, readDeadline, shownTime } from '../../../src/core/dates/deadline.ts';

/** A Sunday. */
const now = Date.parse('2026-11-22T17:30:00Z');

describe('a deadline', () => {
  it.each([
    ['weigh this with <@U1> until friday', 'until friday', '2026-11-27T23:59'],
    ['weigh this together by tomorrow noon please', 'by tomorrow noon', '2026-11-23T12:00'],
    ['everyone weighs in, closes today', 'closes today', '2026-11-22T23:59'],
    ['weigh in until 2026-12-01', 'until 2026-12-01', '2026-12-01T23:59'],
    ['weigh together until 2026-12-01 at 9:15', 'until 2026-12-01 at 9:15', '2026-12-01T09:15'],
    ['vote on the criteria, closes in 3 days', 'closes in 3 days', '2026-11-25T17:30'],
    ['vote on the criteria within two hours', 'within two hours', '2026-11-22T19:30'],
    ['until 5pm on Monday', 'until 5pm on Monday', '2026-11-23T17:00'],
    ['until 9:00', 'until 9:00', '2026-11-23T09:00'],
    ['until sunday', 'until sunday', '2026-11-22T23:59'],
    ['until next sunday', 'until next sunday', '2026-11-29T23:59'],
    ['until the end of the week', 'until the end of the week', '2026-11-27T23:59'],
    ['weigh in by eod', 'by eod', '2026-11-22T23:59'],
    ['weigh in by fri', 'by fri', '2026-11-27T23:59'],
    ['until wed noon', 'until wed noon', '2026-11-25T12:00'],
    ['until the day after tomorrow', 'until the day after tomorrow', '2026-11-24T23:59'],
    ['until dec 5', 'until dec 5', '2026-12-05T23:59'],
    ['by the 5th of December at 9:00', 'by the 5th of December at 9:00', '2026-12-05T09:00'],
    ['until 3 march', 'until 3 march', '2027-03-03T23:59'],
    ['weigh this together for 48h', 'for 48h', '2026-11-24T17:30'],
    ['within the next two days', 'within the next two days', '2026-11-24T17:30'],
    ['closes in 30 min', 'closes in 30 min', '2026-11-22T18:00'],
  ])('%s', (words, found, at) => {
    expect(deadlineIn(words)).toBe(found);
    expect(new Date(readDeadline(found, now) ?? 0).toISOString().slice(0, 16)).toBe(at);
  });

  it.each([
    ['let us weigh this together'],
    ['weigh this together, we ship within 3 days'],
    ['let us weigh this together, it has to be live by friday'],
    ['until we are done'],
    ['weigh this for sunshine and friends'],
    ['weigh it for 3 developers'],
    ['close by monitoring'],
  ])('%s sets none', (words) => {
    expect(deadlineIn(words)).toBeNull();
  });

  it('is null if it is past or no day', () => {
    expect(readDeadline('until 2026-11-21', now)).toBeNull();
    expect(readDeadline('until 2026-02-31', now)).toBeNull();
    expect(readDeadline('until 31 february', now)).toBeNull();
    expect(readDeadline('until today at 9:00', now)).toBeNull();
  });

  it('is shown with its day and time zone', () => {
    expect(shownTime(Date.parse('2026-12-01T09:05:00Z'))).toBe('Tue 1 Dec, 09:05 UTC');
  });
});
