import { isDay } from './days.ts';
import { type ReadingContext, readTime } from './read-time.ts';
import type { WhyUnread } from './time-reading.ts';
import { dayIn } from './zones.ts';

/** What words for a day to come mean: all of the words, or nothing. */
export type ReadDay =
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'ambiguous'; readonly days: readonly string[] }
  | { readonly kind: 'unread'; readonly words: string; readonly why: WhyUnread };

/** A day to come in words: "2027-03-31", "tomorrow", "friday", "in 6 months", "next year". A time of day has no place there. */
export function readDay(words: string, { now, zone }: Omit<ReadingContext, 'roughly'>): ReadDay {
  const reading = readTime(words.replace(/^\s*(?:again|after)\b/i, ''), { now, zone, roughly: true });
  if (reading.kind === 'unread') return { ...reading, words: words.trim() };
  const times = reading.kind === 'at' ? [reading] : reading.readings;
  if (times.some(({ withTime }) => withTime))
    return { kind: 'unread', words: words.trim(), why: 'not-understood' };
  const days = [...new Set(times.map((time) => dayIn(time.zone, time.at - 1)))].filter(isDay);
  const [day] = days;
  if (day === undefined) return { kind: 'unread', words: words.trim(), why: 'not-understood' };
  return days.length === 1 ? { kind: 'day', day } : { kind: 'ambiguous', days };
}
