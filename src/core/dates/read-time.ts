import { readClock, type TimeOfDay } from './clock-words.ts';
import { readDays } from './day-words.ts';
import { dayBefore } from './days.ts';
import { takeZone } from './take-zone.ts';
import type { ReadTime, TimeReading, WhyUnread } from './time-reading.ts';
import { spelledOut } from './time-spelling.ts';
import { dayIn, endOfDay, instantsOf, isZone, wallTime } from './zones.ts';

/** When and where words are read. */
export type ReadingContext = {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The zone meant where the words name none. */
  readonly zone: string;
  /** True where any day near it will do, as for a day to look at something again: "next month" is in a month. */
  readonly roughly?: boolean;
};

const minute = 60_000;
/** More would be no question that a person could answer. */
const mostReadings = 4;

/**
 * What words for a time mean: all of the words, or nothing. "By", "until" and the like may precede them.
 *
 * @param words as `deadlineIn` returns them, or typed into a field
 */
export function readTime(words: string, context: ReadingContext): TimeReading {
  const unread = (why: WhyUnread): TimeReading => ({ kind: 'unread', words: words.trim(), why });
  const text = plainWords(words);
  const exact = exactly(text, words);
  if (exact !== null) return settled(exact === 'wrong' ? 'no-such-time' : [exact], context, unread);
  const parts = text.split(/ (?:or|\/) /);
  if (parts.length > 1) {
    const readings = parts.map((part) => readOne(part, context));
    if (readings.some((reading) => typeof reading === 'string')) return unread('not-understood');
    return settled(
      readings.flatMap((reading) => (typeof reading === 'string' ? [] : reading)),
      context,
      unread,
    );
  }
  return settled(readOne(text, context), context, unread);
}

function settled(
  readings: readonly ReadTime[] | WhyUnread,
  { now }: ReadingContext,
  unread: (why: WhyUnread) => TimeReading,
): TimeReading {
  if (typeof readings === 'string') return unread(readings);
  const different = [...new Map(readings.map((reading) => [reading.at, reading])).values()];
  const [only] = different;
  if (only === undefined) return unread('not-understood');
  if (different.every(({ at }) => at <= now)) return unread('past');
  if (different.length > mostReadings) return unread('not-understood');
  return different.length === 1
    ? only
    : { kind: 'ambiguous', readings: different.sort((a, b) => a.at - b.at) };
}

/** Lower case, one blank between words, days and months in full, without what introduces a deadline. */
function plainWords(words: string): string {
  return words
    .toLowerCase()
    .replace(/[−–](?=\d)/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(:\d\d)\.$/, '$1')
    .replace(/[!?;,]+$|(?<![\d.][\d.]|[ap]\.m|\d)\.+$/g, '')
    .replace(
      /^(?:(?:at the latest|not later than|no later than|until|till?|thru|through|deadline(?: is)?:?|by|(?:closes?|closing|ends|ending)(?: (?:it|this|the vote))?(?: (?:on|at|by))?|on|at(?= \d{1,2}[:.]\d\d))(?: |$))+/,
      '',
    )
    .replace(/^give (?:it|us|them) /, 'within ')
    .replace(/,/g, ' ')
    .replace(/(\d) ?([ap])\.? ?m\b\.?/g, '$1$2m')
    .replace(/\b(\d{4}-\d\d-\d\d)t(?=\d\d:\d\d)/g, '$1 ')
    .replace(/\b[a-z2][a-z]+\b/g, spelledOut)
    .replace(/(?: (?:sharp|please|pls|thanks|at the latest|latest))+$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** "2026-12-04T17:00+01:00[Europe/Berlin]" and shorter, as buttons send it. `wrong` for a time that there isn't. */
function exactly(text: string, words: string): ReadTime | 'wrong' | null {
  const [, day = '', hour = '', minutes = '', seconds, offset, named] =
    /^(\d{4}-\d\d-\d\d)[t ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)? ?(z|[+-]\d\d:?\d\d)(?:\[([a-z_/+-]+)\])?$/.exec(
      text,
    ) ?? [];
  if (offset === undefined) return null;
  const at = Date.parse(
    `${day}T${hour}:${minutes}:00${offset === 'z' ? 'Z' : `${offset.slice(0, 3)}:${offset.slice(-2)}`}`,
  );
  const zone = named === undefined ? fixedZone(offset) : (/\[([^\]]+)\]/.exec(words)?.[1] ?? '');
  const isReal = !Number.isNaN(at) && isZone(zone) && (seconds ?? '00') === '00';
  if (!isReal || (named === undefined && dayIn(zone, at) !== day)) return 'wrong';
  const { hour: shown, minute: shownMinutes } = wallTime(zone, at);
  return { kind: 'at', at, zone, withTime: shown + shownMinutes > 0, isZoneNamed: true };
}

function fixedZone(offset: string): string {
  return /^z$|^[+-]00:?00$/.test(offset) ? 'UTC' : `${offset.slice(0, 3)}:${offset.slice(-2)}`;
}

/** One expression of a time; several readings where it leaves something open. */
function readOne(words: string, context: ReadingContext): readonly ReadTime[] | WhyUnread {
  const span = spanFromNow(words, context);
  if (span !== null) return [span];
  const near = readAt(words, context, context.now);
  const [first] = typeof near === 'string' ? [] : near;
  // What "CET" means depends on the time of the year that is meant.
  return first === undefined ? near : readAt(words, context, first.at);
}

function readAt(words: string, context: ReadingContext, at: number): readonly ReadTime[] | WhyUnread {
  const taken = takeZone(words, context.zone, at);
  if (taken === null) return 'not-understood';
  const readings = taken.zones.map((zone) => inZone(taken.rest, zone, context));
  const failed = readings.find((reading) => typeof reading === 'string');
  if (failed !== undefined) return failed;
  return readings.flatMap((reading) =>
    typeof reading === 'string' ? [] : reading.map((one) => ({ ...one, isZoneNamed: taken.isNamed })),
  );
}

function inZone(words: string, zone: string, context: ReadingContext): readonly ReadTime[] | WhyUnread {
  const today = dayIn(zone, context.now);
  const isBefore = words.startsWith('before ');
  const text = isBefore ? words.slice('before '.length) : words;
  const either = dateOrTime(text, today);
  if (either !== null) {
    const asDay = timesOf({ days: [either.day], clocks: null }, zone, context);
    const asTime = timesOf({ days: null, clocks: [either.clock] }, zone, context);
    return typeof asDay === 'string' || typeof asTime === 'string' ? asDay : [...asDay, ...asTime];
  }
  const clock = isNumericDay(text) ? null : readClock(withEnd(text));
  if (clock !== null && clock.clocks === null) return 'no-such-time';
  const rest = (clock?.rest ?? text).replace(/(?:^| )(?:at|by|on|um|@)(?= |$)/g, ' ').trim();
  if (rest === '')
    return clock === null ? 'not-understood' : timesOf({ days: null, clocks: clock.clocks }, zone, context);
  if (clock !== null && readClock(rest) !== null) return 'not-understood';
  const read = readDays(rest, today, context.roughly === true);
  if (read.kind === 'unread') return 'not-understood';
  if (read.kind === 'no-such-day') return 'no-such-day';
  // "Before friday" may leave friday out.
  const isOpen = isBefore && clock === null && !rest.startsWith('end');
  const days = isOpen ? read.days.flatMap((day) => [dayBefore(day), day]) : read.days;
  return timesOf({ days, clocks: clock?.clocks ?? null }, zone, context);
}

/** "End of friday": the end of that day. */
function withEnd(text: string): string {
  return text.replace(
    /\bend of (?:the )?(?:day (?:on )?)?(?=(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow)/,
    'eod ',
  );
}

function isNumericDay(text: string): boolean {
  return /^(?:2[4-9]|3[01])\.\d{1,2}\.?$/.test(text) || /^\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)?$/.test(text);
}

/** "10.11" alone is the 10th of November, or eleven minutes past ten. */
function dateOrTime(text: string, today: string): { readonly day: string; readonly clock: TimeOfDay } | null {
  const [, first = '', second = ''] = /^(\d{1,2})\.(\d\d)$/.exec(text) ?? [];
  if (first === '' || Number(first) > 23) return null;
  const read = readDays(`${first}.${second}.`, today, false);
  return read.kind === 'days' && read.days[0] !== undefined
    ? { day: read.days[0], clock: { hour: Number(first), minute: Number(second) } }
    : null;
}

type Named = {
  /** Null where no day is named, or no time of day. */
  readonly days: readonly string[] | null;
  readonly clocks: readonly TimeOfDay[] | null;
};

/** Every day with every time of day; without a day, the next such time; without a time of day, the end of the day. */
function timesOf(
  { days, clocks }: Named,
  zone: string,
  { now }: ReadingContext,
): readonly ReadTime[] | WhyUnread {
  const on = (day: string, clock: TimeOfDay): readonly ReadTime[] => {
    if (clock === 'end')
      return [{ kind: 'at', at: endOfDay(zone, day), zone, withTime: false, isZoneNamed: false }];
    const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
    return instantsOf(zone, { year, month, day: date, ...clock }).map((at) => ({
      kind: 'at',
      at,
      zone,
      withTime: true,
      isZoneNamed: false,
    }));
  };
  const today = dayIn(zone, now);
  const found: ReadTime[] = [];
  for (const day of days ?? [today])
    for (const clock of clocks ?? (['end'] as const)) {
      const times = on(day, clock);
      // The clocks skip that hour. If only one of several readings falls into it, nothing tells that it wasn't meant.
      if (times.length === 0) return 'no-such-time';
      found.push(...times);
    }
  // Of the two halves of a day only one may be left.
  const coming = found.filter(({ at }) => at > now);
  return clocks !== null && clocks.length > 1 && coming.length > 0 ? coming : found;
}

const counts = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const many = `(\\d{1,4}(?:\\.5)?|an?|half an?|a couple of|${counts.join('|')})`;
const unit = '(minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w)';
const spans = new RegExp(
  `^(?:in|within|for)(?: about)?(?: the)?(?: next)? ${many} ?${unit}(?:(?: and)? ?(a half|\\d{1,2}) ?(minutes?|mins?|m)?)?(?: from now)?$`,
);

/** "In 2 hours", "within 3 days": from now on, at the same time of day. */
function spanFromNow(words: string, { now, zone, roughly }: ReadingContext): ReadTime | null {
  const [, number = '', unit, more, moreUnit] = spans.exec(words) ?? [];
  if (unit === undefined || (roughly === true && /^[dw]/.test(unit))) return null;
  const count = countOf(number) + (more === 'a half' ? 0.5 : 0);
  const extra = more === undefined || more === 'a half' ? 0 : Number(more);
  if (
    extra > 0 &&
    (!unit.startsWith('h') || (moreUnit === undefined && !/\dh\d/.test(words.replaceAll(' ', ''))))
  )
    return null;
  const minutes = count * (unit.startsWith('m') ? 1 : 60) + extra;
  const at = /^[dw]/.test(unit)
    ? afterDays(zone, now, count * (unit.startsWith('w') ? 7 : 1))
    : now + minutes * minute;
  return { kind: 'at', at: Math.ceil(at / minute) * minute, zone, withTime: true, isZoneNamed: true };
}

/** The same time of day this many days later. Half a day is twelve hours. */
function afterDays(zone: string, now: number, days: number): number {
  if (!Number.isInteger(days)) return now + days * 1440 * minute;
  const wall = wallTime(zone, now);
  const left = now % minute;
  const shifted = { ...wall, day: wall.day + days };
  return (instantsOf(zone, shifted).at(-1) ?? now + days * 1440 * minute - left) + left;
}

function countOf(number: string): number {
  if (/^\d/.test(number)) return Number(number);
  if (number.startsWith('half')) return 0.5;
  if (number === 'a couple of') return 2;
  return Math.max(counts.indexOf(number), 0) + 1;
}
