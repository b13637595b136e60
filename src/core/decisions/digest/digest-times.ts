import { dayIn, instantsOf, offsetAt, wallTime } from '../../dates/zones.ts';

/** Mondays at nine: whoever reads it then has the week before them. */
const [weekday, hour] = [1, 9] as const;
const day = 24 * 3_600_000;

/** When the next digest is due, in milliseconds since 1970. @param after milliseconds since 1970 */
export function nextDigestAt(zone: string, after: number): number {
  const today = wallTime(zone, after);
  const date = Date.UTC(today.year, today.month - 1, today.day);
  for (let ahead = 0; ahead <= 8; ahead++) {
    const at = new Date(date + ahead * day);
    if (at.getUTCDay() !== weekday) continue;
    const wall = {
      year: at.getUTCFullYear(),
      month: at.getUTCMonth() + 1,
      day: at.getUTCDate(),
      hour,
      minute: 0,
    };
    // No zone puts its clocks forward at nine; if one did, an hour of its usual time is as good.
    const [first = at.getTime() + hour * 3_600_000 - offsetAt(zone, at.getTime())] = instantsOf(zone, wall);
    if (first > after) return first;
  }
  return after + 7 * day;
}

/** The week that a digest is of, as part of a name: the day it's posted on. */
export function digestDay(zone: string, at: number): string {
  return dayIn(zone, at);
}
