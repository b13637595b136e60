import { dayBefore } from './days.ts';
import { dayIn, exactTime, wallTime, zoneLabel } from './zones.ts';

/** A moment that words named, in the zone that they meant. */
export type ReadTime = {
  readonly kind: 'at';
  /** Milliseconds since 1970, on a full minute. */
  readonly at: number;
  readonly zone: string;
  /** False where they named a day and no time of it: it's the end of that day. */
  readonly withTime: boolean;
};

/** What words for a time mean: one moment, several that they may mean, or nothing at all. Never a part of the words. */
export type TimeReading =
  | ReadTime
  /** Each as people would say it unmistakably; they may be past. */
  | { readonly kind: 'ambiguous'; readonly readings: readonly ReadTime[] }
  | { readonly kind: 'unread'; readonly words: string; readonly why: WhyUnread };

export type WhyUnread =
  | 'not-understood'
  | 'past'
  /** No calendar has that day, or that day isn't the weekday named with it. */
  | 'no-such-day'
  /** "25:00", or an hour that the clocks skip. */
  | 'no-such-time';

/** A moment as it is kept and shown. */
export type KnownTime = { readonly at: number; readonly zone: string };

/** Whether it's the end of a day: midnight in its zone. */
export function endsDay({ at, zone }: KnownTime): boolean {
  const { hour, minute } = wallTime(zone, at);
  return hour === 0 && minute === 0;
}

/** The words that name it and can't be misread: "2026-12-04T17:00+01:00[Europe/Berlin]". */
export function exactWords({ at, zone }: KnownTime): string {
  return exactTime(zone, at);
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** "Fri 4 Dec, 17:30 Berlin time", "the end of Fri 4 Dec, UTC". @param withYear whether it isn't this year's */
export function shownTime(time: KnownTime, withYear: boolean): string {
  const zone = zoneLabel(time.zone);
  if (endsDay(time)) return `the end of ${shownDay(dayBefore(dayIn(time.zone, time.at)), withYear)}, ${zone}`;
  const { hour, minute } = wallTime(time.zone, time.at);
  const clock = [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
  return `${shownDay(dayIn(time.zone, time.at), withYear)}, ${clock} ${zone}`;
}

function shownDay(day: string, withYear: boolean): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const weekday = weekdays[new Date(Date.UTC(year, month - 1, date)).getUTCDay()];
  return `${weekday} ${date} ${months[month - 1]}${withYear ? ` ${year}` : ''}`;
}

/** Whether a time has to be shown with its year. @param now when it's said, in milliseconds since 1970 */
export function needsYear({ at, zone }: KnownTime, now: number): boolean {
  // The end of a year's last day is in that year.
  return wallTime(zone, at - 1).year !== wallTime(zone, now).year;
}
