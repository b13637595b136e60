import { day, dayOf, endOf, isDay, plusMonths } from './days.ts';
import { readDeadline } from './deadline.ts';

const units = ['day', 'week', 'month', 'quarter', 'year'] as const;
type Unit = (typeof units)[number];
const numbers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const span = new RegExp(
  `^(?:in|after|within) (?:about )?(an?|\\d{1,3}|${numbers.join('|')}) (${units.join('|')})s?$`,
);
const weekday = /^(?:next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^tomorrow$/;

/**
 * A day to come, in words: "2027-03-31", "tomorrow", "friday", "in 6 months", "next year".
 *
 * @param now milliseconds since 1970; days are those of UTC
 * @returns the day, `2027-03-31`; null where it is over, or no day that can be told
 */
export function readDay(words: string, now: number): string | null {
  const text = words
    .toLowerCase()
    .replace(/^(?:on|at|by|to|until) /, '')
    .replace(/[.!?]+$/, '')
    .trim()
    .replace('half a year', '6 months');
  if (isDay(text)) return endOf(text) > now ? text : null;
  if (weekday.test(text)) {
    const at = readDeadline(`by ${text}`, now);
    return at === null ? null : dayOf(at);
  }
  const [, next] = /^next (week|month|quarter|year)$/.exec(text) ?? [];
  const [, many = '', named] = next === undefined ? (span.exec(text) ?? []) : [text, 'a', next];
  const unit = units.find((known) => known === named);
  return unit === undefined ? null : later(now, many, unit);
}

function later(now: number, many: string, unit: Unit): string {
  const spelled = numbers.indexOf(many);
  const count = /^\d/.test(many) ? Number(many) : spelled >= 0 ? spelled + 1 : 1;
  switch (unit) {
    case 'day':
      return dayOf(now + count * day);
    case 'week':
      return dayOf(now + 7 * count * day);
    case 'month':
      return plusMonths(now, count);
    case 'quarter':
      return plusMonths(now, 3 * count);
    case 'year':
      return plusMonths(now, 12 * count);
  }
}
