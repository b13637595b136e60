/**
 * Time zones: IANA names ("Europe/Berlin"), fixed offsets ("+05:30") and "UTC". `Intl` knows their rules; given the same
 * arguments it gives the same result.
 */

const minute = 60_000;

/** What a clock on a wall shows. Months count from 1. */
export type WallTime = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether it's a zone that times can be read and shown in. */
export function isZone(zone: string): boolean {
  if (zone === 'UTC' || fixedOffset(zone) !== null) return true;
  return /^[A-Za-z]/.test(zone) && formatOf(zone) !== null;
}

/** How far a zone's clocks are ahead of UTC, in milliseconds. @param at milliseconds since 1970 */
export function offsetAt(zone: string, at: number): number {
  const fixed = zone === 'UTC' ? 0 : fixedOffset(zone);
  if (fixed !== null) return fixed;
  const format = formatOf(zone);
  if (format === null) return 0;
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const of = (part: Intl.DateTimeFormatPartTypes): number => parts.get(part) ?? 0;
  const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return shown - Math.floor(at / 1000) * 1000;
}

/** What a zone's clocks show. @param at milliseconds since 1970 */
export function wallTime(zone: string, at: number): WallTime {
  const shown = new Date(at + offsetAt(zone, at));
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
  };
}

/**
 * When a zone's clocks show this: twice when they're put back, never when that hour is skipped.
 *
 * @returns milliseconds since 1970, earliest first
 */
export function instantsOf(zone: string, wall: WallTime): readonly number[] {
  const shown = asUtc(wall);
  const offsets = [offsetAt(zone, shown - 1440 * minute), offsetAt(zone, shown + 1440 * minute)];
  return [...new Set(offsets)]
    .map((offset) => shown - offset)
    .filter((at) => offsetAt(zone, at) === shown - at)
    .sort((a, b) => a - b);
}

/** When a day ends in a zone: its last moment is the one before. @param day `2026-12-04` */
export function endOfDay(zone: string, day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const next = { year, month, day: date + 1, hour: 0, minute: 0 };
  // Where midnight is skipped, the next day begins when the clocks are put forward.
  return instantsOf(zone, next).at(-1) ?? asUtc(next) - offsetAt(zone, asUtc(next) - 1440 * minute);
}

/** The day it is in a zone: `2026-12-04`. */
export function dayIn(zone: string, at: number): string {
  return new Date(at + offsetAt(zone, at)).toISOString().slice(0, 10);
}

/** "2026-12-04T17:00+01:00[Europe/Berlin]" (RFC 9557): a time that can't be misread. @param at on a full minute */
export function exactTime(zone: string, at: number): string {
  const wall = new Date(at + offsetAt(zone, at)).toISOString().slice(0, 16);
  const offset = offsetWords(offsetAt(zone, at));
  const isNamed = zone !== 'UTC' && fixedOffset(zone) === null;
  return `${wall}${zone === 'UTC' ? 'Z' : offset}${isNamed ? `[${zone}]` : ''}`;
}

/** "+05:30" */
export function offsetWords(offset: number): string {
  const minutes = Math.abs(Math.round(offset / minute));
  const part = (number: number): string => String(number).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${part(Math.floor(minutes / 60))}:${part(minutes % 60)}`;
}

/** What people call a zone beside a time: "UTC", "UTC+5:30", "Berlin time". */
export function zoneLabel(zone: string): string {
  const fixed = fixedOffset(zone);
  if (fixed === 0 || /^(?:Etc\/)?(?:UTC|GMT|Zulu|Universal)$/.test(zone)) return 'UTC';
  if (fixed !== null) return `UTC${zone.replace(/(?<=[+-])0|:00$/g, '')}`;
  return `${zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')} time`;
}

function asUtc({ year, month, day, hour, minute: minutes }: WallTime): number {
  return Date.UTC(year, month - 1, day, hour, minutes);
}

function fixedOffset(zone: string): number | null {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(zone) ?? [];
  if (sign === undefined || Number(hours) > 14 || Number(minutes) > 59) return null;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * minute;
}

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
    return format;
  } catch {
    return null;
  }
}
