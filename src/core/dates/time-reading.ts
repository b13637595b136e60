import type { TimeSpan } from '../answer/answer.ts';
import { dayIn, exactTime, wallTime, zoneLabel } from './zones.ts';

/** A moment that words named, in the zone that they meant. */
export type ReadTime = {
  readonly kind: 'at';
  /** Milliseconds since 1970, on a full minute. */
  readonly at: number;
  readonly zone: string;
  /** False where they named a day and no time of it: it's the end of that day. */
  readonly withTime: boolean;
  /** Whether they said which zone, or it makes no difference. */
  readonly isZoneNamed: boolean;
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

/** "Fri 4 Dec, 17:30 Berlin time", "Fri 4 Dec 2026, end of day, UTC" */
export function shownTime({ at, zone, withTime, withYear }: Omit<TimeSpan, 'kind'>): string {
  if (!withTime) return `${shownDay(dayIn(zone, at - 1), withYear)}, end of day, ${zoneLabel(zone)}`;
  const { hour, minute } = wallTime(zone, at);
  const clock = [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
  return `${shownDay(dayIn(zone, at), withYear)}, ${clock} ${zoneLabel(zone)}`;
}

/** A time as part of an answer. @param now when the answer is about, in milliseconds since 1970: its year isn't shown */
export function timeSpan({ at, zone }: KnownTime, now: number): TimeSpan {
  // The end of a year's last day is in that year.
  const withYear = wallTime(zone, at - 1).year !== wallTime(zone, now).year;
  return { kind: 'time', at, zone, withTime: !endsDay({ at, zone }), withYear };
}

function shownDay(day: string, withYear: boolean): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const weekday = weekdays[new Date(Date.UTC(year, month - 1, date)).getUTCDay()];
  return `${weekday} ${date} ${months[month - 1]}${withYear ? ` ${year}` : ''}`;
}
