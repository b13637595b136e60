import { day, dayOf, endOf, isDay } from './days.ts';
import { deadlineIn, readDeadline, shownTime } from './deadline.ts';

const minute = 60_000;

/**
 * When a vote closes. Days are in UTC, and a vote until a day lasts to its end.
 *
 * @param until `2026-11-22`, or words: "until friday", "within 3 days"
 * @param now milliseconds since 1970
 * @returns milliseconds since 1970; null if it's over or the words name no time
 */
export function closingAt(until: string, now: number): number | null {
  if (isDay(until)) return endOf(until) > now ? endOf(until) : null;
  const deadline = deadlineIn(until);
  const at = deadline === null ? null : readDeadline(deadline, now);
  return at !== null && at % day === day - minute ? at + minute : at;
}

/** "2026-11-22" if it closes at the end of that day, else "Fri 27 Nov, 17:00 UTC". */
export function shownUntil(until: number): string {
  return until % day === 0 ? dayOf(until - 1) : shownTime(until);
}

/** "It closes after 2026-11-22 (UTC)", "It closes Fri 27 Nov, 17:00 UTC". */
export function closingSentence(until: number): string {
  return until % day === 0 ? `It closes after ${shownUntil(until)} (UTC)` : `It closes ${shownUntil(until)}`;
}
