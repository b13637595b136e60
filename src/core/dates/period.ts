import { day, dayOf, plusMonths } from './days.ts';

/** A range of days, both included; null where it has no bound. */
export type Period = { readonly since: string | null; readonly until: string | null };

const found =
  /\b(?:since )?(?:today|yesterday|(?:this|last|past|previous) (?:week|month|quarter|year)|(?:last|past) \d{1,3} (?:day|week|month|year)s?)\b/i;
const units = ['day', 'week', 'month', 'quarter', 'year'] as const;
type Unit = (typeof units)[number];

/** The words of a message that name a period relative to today: "last month", "since yesterday"; null if none do. */
export function periodIn(words: string): string | null {
  return found.exec(words)?.[0].toLowerCase() ?? null;
}

/**
 * When a period is. Days are in UTC and weeks begin on Monday; "the past month" goes back from today, "last month"
 * is the calendar month.
 *
 * @param words as `periodIn` returns them
 * @param now milliseconds since 1970
 */
export function readPeriod(words: string, now: number): Period {
  const open = words.startsWith('since ');
  const unit = units.find((one) => words.includes(one === 'day' ? 'days' : one)) ?? 'day';
  const many = Number(/\d+/.exec(words)?.[0] ?? 1);
  if (/\bpast\b|\d/.test(words)) return { since: back(now, unit, many), until: null };
  const earlier = /\b(?:last|previous|yesterday)\b/.test(words);
  const start = startOf(now, unit);
  if (!earlier) return { since: dayOf(start), until: null };
  return { since: dayOf(startOf(start - 1, unit)), until: open ? null : dayOf(start - 1) };
}

function back(now: number, unit: Unit, many: number): string {
  switch (unit) {
    case 'day':
      return dayOf(now - many * day);
    case 'week':
      return dayOf(now - 7 * many * day);
    case 'month':
      return plusMonths(now, -many);
    case 'quarter':
      return plusMonths(now, -3 * many);
    case 'year':
      return plusMonths(now, -12 * many);
    default:
      return unit satisfies never;
  }
}

/** Start of the day, week, month, quarter or year that a time is in. */
function startOf(at: number, unit: Unit): number {
  const { year, month, date, weekday } = partsOf(at);
  switch (unit) {
    case 'day':
      return Date.UTC(year, month, date);
    case 'week':
      return Date.UTC(year, month, date - ((weekday + 6) % 7));
    case 'month':
      return Date.UTC(year, month, 1);
    case 'quarter':
      return Date.UTC(year, month - (month % 3), 1);
    case 'year':
      return Date.UTC(year, 0, 1);
    default:
      return unit satisfies never;
  }
}

function partsOf(at: number) {
  const time = new Date(at);
  return {
    year: time.getUTCFullYear(),
    month: time.getUTCMonth(),
    date: time.getUTCDate(),
    weekday: time.getUTCDay(),
  };
}
