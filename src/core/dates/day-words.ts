import * as en from 'chrono-node/en';
import { dayAfter, dayOf, endOf, isDay, day as oneDay, plusMonths } from './days.ts';

/** What words for a day mean. */
export type DayReading =
  /** `2026-12-04`, once for each thing that they may mean. */
  | { readonly kind: 'days'; readonly days: readonly string[] }
  | { readonly kind: 'no-such-day' }
  | { readonly kind: 'unread' };

/** Days first ("4/12" is in December where nothing else is said), and the wider grammar, behind the forms below. */
const chrono = new en.Chrono(en.configuration.createCasualConfiguration(true));

const weekdays = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');
const weekday = '(?:sun|mon|tues|wednes|thurs|fri|satur)day';
const month = '(january|february|march|april|may|june|july|august|september|october|november|december)';
const months = month.slice(1, -1).split('|');
const date = '(\\d{1,2})(?:st|nd|rd|th)?';
const counts = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const count = `(\\d{1,3}|an?|${counts.join('|')})`;

const forms = {
  weekday: new RegExp(`^(?:(this|coming|this coming|next) )?(${weekday})$`),
  weekdayNextWeek: new RegExp(`^(?:next week (${weekday})|(${weekday}) next week)$`),
  dayMonth: new RegExp(`^(?:(${weekday}) )?${date} ${month}(?: '?(\\d{4}|\\d{2}))?$`),
  monthDay: new RegExp(`^(?:(${weekday}) )?${month} ${date}(?: (\\d{4}))?$`),
  date: new RegExp(`^(?:(${weekday}) )?(\\d{1,2})(?:st|nd|rd|th)(?: (this|next) month)?$`),
  month: new RegExp(`^(?:in )?${month}(?: (\\d{4}))?$`),
  span: new RegExp(
    `^(?:in |after |within )?(?:about )?${count} (day|week|month|quarter|year)s?(?: from (?:now|today))?$`,
  ),
  weeksFrom: new RegExp(`^${count} weeks? (?:from|after) (today|tomorrow|${weekday})$`),
  end: /^end (?:(this|next) )?(week|month|quarter|year)$|^(eow|eom|eoq|eoy)$/,
  endOfMonth: new RegExp(`^end ${month}(?: (\\d{4}))?$`),
  next: /^next (week|month|quarter|year)$/,
  iso: /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  yearFirst: /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/,
  dotted: /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})?$/,
  slashed: /^(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}|\d{2}))?$/,
} as const;

/**
 * The days that some words may mean.
 *
 * @param words in lower case, spelled out, without a time of day or a zone
 * @param today `2026-11-30`
 * @param roughly true where any day near it will do: "next month" is then in a month
 */
export function readDays(words: string, today: string, roughly: boolean): DayReading {
  const text = words
    .replace(/[,()]/g, ' ')
    .replace(/\b(?:on|at|by|the|of|half a year)\b/g, (word) => (word === 'half a year' ? '6 months' : ' '))
    .replace(/\s+/g, ' ')
    .trim();
  return (
    dayByName(text, today) ??
    numericDay(text, today) ??
    dayOfMonth(text, today) ??
    spannedDay(text, today, roughly) ??
    endOfPeriod(text, today) ?? { kind: 'unread' }
  );
}

const one = (...days: readonly string[]): DayReading => ({ kind: 'days', days: [...new Set(days)] });
const noSuchDay = { kind: 'no-such-day' } as const;

function dayByName(text: string, today: string): DayReading | null {
  if (/^(?:today|tonight|tomorrow)$/.test(text)) return byChrono(text, today);
  if (/^day after tomorrow$/.test(text)) return one(plusDays(today, 2));
  const [, from = '', to] = forms.weeksFrom.exec(text) ?? [];
  if (to !== undefined) {
    const base = dayByName(to, today);
    return base?.kind === 'days' ? one(...base.days.map((day) => plusDays(day, 7 * countOf(from)))) : null;
  }
  const inNextWeek = forms.weekdayNextWeek.exec(text);
  if (inNextWeek !== null)
    return one(plusDays(endOfWeek(today), 1 + mondayFirst(inNextWeek[1] ?? inNextWeek[2] ?? '')));
  const [, which, name = ''] = forms.weekday.exec(text) ?? [];
  if (name === '') return null;
  const coming = byChrono(name, today);
  if (coming.kind !== 'days') return coming;
  const [first = today] = coming.days;
  // "Monday", said on a monday: today, or in a week?
  if (which === undefined && first === today) return one(first, plusDays(first, 7));
  if (which === undefined || which === 'this') return coming;
  const after = first === today ? plusDays(first, 7) : first;
  // "Next friday", said on a monday: this week's or next week's?
  return which === 'next' && after <= endOfWeek(today) ? one(after, plusDays(after, 7)) : one(after);
}

function numericDay(text: string, today: string): DayReading | null {
  const iso = forms.iso.exec(text) ?? forms.yearFirst.exec(text);
  if (iso !== null) return calendarDay(iso[1], iso[2], iso[3]);
  const dotted = forms.dotted.exec(text);
  if (dotted !== null) return ofYear(dotted[3], dotted[2], dotted[1], today);
  const slashed = forms.slashed.exec(text);
  if (slashed === null) return null;
  const dayFirst = ofYear(slashed[3], slashed[2], slashed[1], today);
  const monthFirst = ofYear(slashed[3], slashed[1], slashed[2], today);
  const days = [dayFirst, monthFirst].flatMap((reading) => (reading.kind === 'days' ? reading.days : []));
  return days.length === 0 ? noSuchDay : one(...days);
}

function dayOfMonth(text: string, today: string): DayReading | null {
  const dayMonth = forms.dayMonth.exec(text);
  if (dayMonth !== null) {
    const [, name, date, month, year] = dayMonth;
    return named({ text, name, date, month, year }, today);
  }
  const monthDay = forms.monthDay.exec(text);
  if (monthDay !== null) {
    const [, name, month, date, year] = monthDay;
    return named({ text, name, date, month, year }, today);
  }
  const bare = forms.date.exec(text);
  if (bare === null) return null;
  const [, name, date = '', which] = bare;
  const first = `${today.slice(0, 8)}01`;
  const here = dayIn(first, date);
  const later = dayIn(plusMonths(endOf(first) - oneDay, 1), date);
  const found = which === 'next' || (which === undefined && (here === null || here < today)) ? later : here;
  return found === null || (name !== undefined && nameOf(found) !== name) ? noSuchDay : one(found);
}

type Named = {
  readonly text: string;
  readonly name: string | undefined;
  readonly date: string | undefined;
  readonly month: string | undefined;
  readonly year: string | undefined;
};

function named({ name, date = '', month = '', year }: Named, today: string): DayReading {
  const read = byChrono(`${date} ${month}${year === undefined ? '' : ` ${fullYear(year)}`}`, today);
  const [found] = read.kind === 'days' ? read.days : [];
  const index = months.indexOf(month) + 1;
  // It makes other days of those that a month doesn't have.
  const is =
    found !== undefined && Number(found.slice(8)) === Number(date) && Number(found.slice(5, 7)) === index;
  return !is || (name !== undefined && nameOf(found) !== name) ? noSuchDay : one(found);
}

function spannedDay(text: string, today: string, roughly: boolean): DayReading | null {
  const span = forms.span.exec(text);
  if (span !== null) return one(later(today, countOf(span[1] ?? ''), span[2] ?? ''));
  const [, next] = forms.next.exec(text) ?? [];
  if (next !== undefined) {
    if (roughly) return one(later(today, 1, next));
    const last = endOfUnit(later(next === 'week' ? today : `${today.slice(0, 8)}01`, 1, next), next);
    return one(firstOfUnit(last, next), last);
  }
  const [, month, year] = forms.month.exec(text) ?? [];
  if (month === undefined) return null;
  const first = named({ text, name: undefined, date: '1', month, year }, today);
  if (first.kind !== 'days' || roughly) return first;
  return one(...first.days.flatMap((day) => [day, endOfUnit(day, 'month')]));
}

function endOfPeriod(text: string, today: string): DayReading | null {
  const ofMonth = forms.endOfMonth.exec(text);
  if (ofMonth !== null) {
    const [, month, year] = ofMonth;
    const first = named({ text, name: undefined, date: '1', month, year }, `${today.slice(0, 8)}01`);
    return first.kind === 'days' ? one(...first.days.map((day) => endOfUnit(day, 'month'))) : first;
  }
  const [, which, unit, short] = forms.end.exec(text) ?? [];
  const named_ = unit ?? { eow: 'week', eom: 'month', eoq: 'quarter', eoy: 'year' }[short ?? ''];
  if (named_ === undefined) return null;
  const within = which === 'next' ? later(`${today.slice(0, 8)}01`, 1, named_) : today;
  if (named_ !== 'week') return one(endOfUnit(within, named_));
  // Work ends on friday, the calendar's week on sunday.
  const friday = lastWorkday(today, which === 'next');
  return one(friday, plusDays(friday, 2));
}

/** Friday; at a weekend, the next one. */
function lastWorkday(today: string, isNext: boolean): string {
  const ahead = (5 - weekdayOf(today) + 7) % 7;
  const isWeekend = weekdayOf(today) % 6 === 0;
  return plusDays(today, ahead + (isNext && !isWeekend ? 7 : 0));
}

/** What chrono makes of the words, where it has read all of them and found no time of day. */
function byChrono(words: string, today: string): DayReading {
  const [year = 0, month = 1, date = 1] = today.split('-').map(Number);
  // At noon, no zone skips the hour that chrono counts from.
  const results = chrono.parse(words, new Date(year, month - 1, date, 12), { forwardDate: true });
  const [result] = results;
  if (result === undefined || results.length > 1 || result.end != null || result.text !== words)
    return { kind: 'unread' };
  const part = (name: 'year' | 'month' | 'day'): string => String(result.start.get(name) ?? '');
  return calendarDay(part('year'), part('month'), part('day'));
}

function calendarDay(year = '', month = '', date = ''): DayReading {
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? one(day) : noSuchDay;
}

/** Without a year it's the next such day. */
function ofYear(
  year: string | undefined,
  month: string | undefined,
  date: string | undefined,
  today: string,
): DayReading {
  if (year !== undefined) return calendarDay(fullYear(year), month, date);
  const [here, next] = [0, 1].map((more) =>
    calendarDay(String(Number(today.slice(0, 4)) + more), month, date),
  );
  return here?.kind === 'days' && (here.days[0] ?? '') < today ? (next ?? here) : (here ?? noSuchDay);
}

function dayIn(monthOf: string, date: string): string | null {
  const day = `${monthOf.slice(0, 8)}${date.padStart(2, '0')}`;
  return isDay(day) ? day : null;
}

function later(from: string, many: number, unit: string): string {
  const at = endOf(from) - oneDay;
  // Open set: the forms above let only these units in.
  switch (unit) {
    case 'week':
      return plusDays(from, 7 * many);
    case 'month':
      return plusMonths(at, many);
    case 'quarter':
      return plusMonths(at, 3 * many);
    case 'year':
      return plusMonths(at, 12 * many);
    default: // Open set: days.
      return plusDays(from, many);
  }
}

function firstOfUnit(last: string, unit: string): string {
  const months = { month: 1, quarter: 3, year: 12 }[unit];
  return months === undefined
    ? plusDays(last, -4)
    : plusDays(plusMonths(endOf(`${last.slice(0, 8)}01`) - oneDay, 1 - months), 0);
}

/** The last day of what a day is in; of a week, its Friday. */
function endOfUnit(within: string, unit: string): string {
  const months = { month: 1, quarter: 3, year: 12 }[unit];
  if (months === undefined) return plusDays(endOfWeek(within), -2);
  const left = months - ((Number(within.slice(5, 7)) - 1) % months);
  return plusDays(plusMonths(endOf(`${within.slice(0, 8)}01`) - oneDay, left), -1);
}

/** The Sunday of a day's week. */
function endOfWeek(day: string): string {
  return plusDays(day, (7 - weekdayOf(day)) % 7);
}

function mondayFirst(name: string): number {
  return (weekdays.indexOf(name) + 6) % 7;
}

function weekdayOf(day: string): number {
  return new Date(endOf(day) - oneDay).getUTCDay();
}

function nameOf(day: string): string {
  return weekdays[weekdayOf(day)] ?? '';
}

function plusDays(day: string, many: number): string {
  return many === 1 ? dayAfter(day) : dayOf(endOf(day) - oneDay + many * oneDay);
}

function fullYear(year: string): string {
  return year.length === 2 ? `20${year}` : year;
}

function countOf(words: string): number {
  if (/^\d/.test(words)) return Number(words);
  return Math.max(counts.indexOf(words), 0) + 1;
}
