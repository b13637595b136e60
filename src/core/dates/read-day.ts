import { day, dayOf, endOf, isDay, plusMonths } from './days.ts';
import { readDeadline } from './deadline.ts';
import { readCount } from './read-count.ts';

const units = ['day', 'week', 'month', 'quarter', 'year'] as const;
type Unit = (typeof units)[number];
const numbers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const span = new RegExp(
  `^(?:in|after|within) (?:about )?(an?|\\d{1,3}|${numbers.join('|')}) (${units.join('|')})s?$`,
);
const weekday = /^(?:next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^tomorrow$/;

/**
 * A future day in words: "2027-03-31", "tomorrow", "friday", "in 6 months", "next year".
 *
 * @param now milliseconds since 1970; days are in UTC
 * @returns the day, `2027-03-31`; null if it's over or the words name no day
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
  const count = readCount(many, numbers);
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
    default:
      return unit satisfies never;
  }
}
