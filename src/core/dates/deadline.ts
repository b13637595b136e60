import { readCount } from './read-count.ts';

/**
 * Deadlines in words: "until friday", "by 2026-12-01", "within 3 days", "closes tomorrow noon", "until 17:00". Finding
 * one takes no clock, so turns stay pure; `readDeadline` is given the time and works out what it means.
 */
const month = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*';
const ordinal = '\\d{1,2}(?:st|nd|rd|th)?';
const day = [
  'today|tonight|(?:the )?day after tomorrow|tomorrow|eod|cob|close of business',
  '(?:next )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thur?s?|fri|sat|sun)(?![a-z])',
  '(?:the )?end of (?:the )?(?:day|week)|\\d{4}-\\d{2}-\\d{2}',
  `(?:the )?${ordinal}(?: of)? ${month}|${month} ${ordinal}`,
].join('|');
const hour = 'noon|midnight|\\d{1,2}:\\d{2}|\\d{1,2} ?[ap]m';
const span =
  '(?:the next )?(?:(?:\\d{1,3}|an?|one|two|three|four|five|six|seven) (?:minute|hour|day|week)s?|\\d{1,3} ?(?:h|d|min)\\b)';
const time = `(?:(?:${day})(?:,? (?:at )?(?:${hour}))?|(?:${hour})(?: (?:on )?(?:${day}))?)`;
const found = new RegExp(
  `\\b(?:(?:until|till|by|before|closes?|closing|ends?)(?: on| at)? ${time}|(?:(?:closes?|closing|ends?) in|within|for) ${span})\\b`,
  'gi',
);
const ofTheProject =
  /\b(?:needs?|have to|must|ships?|launch|live|deliver|deadline|due|releases?|done|finished|builds?|built)\b/i;

/** The words of a message that set a deadline; null if none do. "We need it by friday" is the project's own deadline. */
export function deadlineIn(words: string): string | null {
  const text = words.replace(/\s+/g, ' ');
  for (const { 0: deadline, index } of text.matchAll(found)) {
    const clause = /[^.,;:!?]*$/.exec(text.slice(0, index))?.[0] ?? '';
    if (!ofTheProject.test(clause)) return deadline;
  }
  return null;
}

const minute = 60_000;
const oneDay = 24 * 60 * minute;
const units: Readonly<Record<string, number>> = {
  minute,
  min: minute,
  hour: 60 * minute,
  h: 60 * minute,
  day: oneDay,
  d: oneDay,
  week: 7 * oneDay,
};
const numbers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/**
 * When a deadline is. Days and hours are in UTC, since nobody's time zone is known, and answers show them that way;
 * a day without an hour means its end.
 *
 * @param words as `deadlineIn` returns them
 * @param now milliseconds since 1970
 * @returns milliseconds since 1970; null if it has passed or isn't a day of the calendar
 */
export function readDeadline(words: string, now: number): number | null {
  const text = words.toLowerCase();
  const at = spanFrom(text, now) ?? dayAndHour(text, now);
  return at === null || at <= now ? null : at;
}

function spanFrom(text: string, now: number): number | null {
  const match = /(\d{1,3}|[a-z]+) ?(minute|min|hour|h|day|d|week)s?$/.exec(text);
  const unit = units[match?.[2] ?? ''];
  if (!/^(?:clos\w+ in|ends? in|within|for) /.test(text) || match === null || unit === undefined) return null;
  return now + readCount(match[1] ?? '', numbers) * unit;
}

function dayAndHour(text: string, now: number): number | null {
  const midnight = Math.floor(now / oneDay) * oneDay;
  const start = dayFrom(text, midnight);
  if (start === null) return null;
  const hours = hourFrom(text);
  const at = start + (hours ?? oneDay - minute);
  // At ten, "until 9:00" means tomorrow.
  return hours !== null && at <= now && !new RegExp(`\\b(?:${day})\\b`).test(text) ? at + oneDay : at;
}

/** Start of the named day; of today if none is named. */
function dayFrom(text: string, midnight: number): number | null {
  const iso = /\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
  if (iso !== undefined) {
    const at = Date.parse(`${iso}T00:00:00Z`);
    // Date.parse turns 31 February into a day in March.
    return Number.isNaN(at) || !new Date(at).toISOString().startsWith(iso) ? null : at;
  }
  if (text.includes('day after tomorrow')) return midnight + 2 * oneDay;
  if (text.includes('tomorrow')) return midnight + oneDay;
  const dated = dateFrom(text, midnight);
  if (dated !== undefined) return dated;
  const named = /end of (?:the )?week/.test(text) ? 'friday' : text;
  const weekday = weekdays.findIndex((name) => new RegExp(`\\b${name.slice(0, 3)}`).test(named));
  if (weekday < 0) return midnight;
  const ahead = (weekday - new Date(midnight).getUTCDay() + 7) % 7;
  return midnight + (ahead === 0 && text.includes('next ') ? 7 : ahead) * oneDay;
}

/** "5 december", "dec 5th": this year, or next year if it has passed; null for a day its month doesn't have. */
function dateFrom(text: string, midnight: number): number | null | undefined {
  const [, before, name, after] =
    new RegExp(`(?:(\\d{1,2})(?:st|nd|rd|th)?(?: of)? )?\\b(${month})(?: (\\d{1,2}))?`).exec(text) ?? [];
  const date = Number(before ?? after ?? Number.NaN);
  const index = months.findIndex((known) => name?.startsWith(known));
  if (Number.isNaN(date) || index < 0) return undefined;
  const year = new Date(midnight).getUTCFullYear();
  const [at] = [year, year + 1].map((of) => Date.UTC(of, index, date)).filter((day) => day >= midnight);
  return at === undefined || new Date(at).getUTCMonth() !== index ? null : at;
}

function hourFrom(text: string): number | null {
  if (text.includes('noon')) return 12 * 60 * minute;
  if (text.includes('midnight')) return oneDay - minute;
  const clock = /(\d{1,2}):(\d{2})/.exec(text);
  if (clock !== null) return (Math.min(Number(clock[1]), 23) * 60 + Math.min(Number(clock[2]), 59)) * minute;
  const half = /(\d{1,2}) ?([ap])m/.exec(text);
  if (half === null) return null;
  return ((Number(half[1]) % 12) + (half[2] === 'p' ? 12 : 0)) * 60 * minute;
}

/** "Fri 27 Nov, 23:59 UTC" */
export function shownTime(at: number): string {
  const [, weekday, date, month, hours, minutes] =
    /^(\w+), 0?(\d+) (\w+) \d+ (\d\d):(\d\d)/.exec(new Date(at).toUTCString()) ?? [];
  return `${weekday} ${date} ${month}, ${hours}:${minutes} UTC`;
}
