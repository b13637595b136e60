import { day, dayOf, endOf, isDay } from './days.ts';
import { deadlineIn, readDeadline, shownTime } from './deadline.ts';

const minute = 60_000;

/**
 * When votes close that are asked for until then. Days are those of UTC and last to their end.
 *
 * @param until `2026-11-22`, or words: "until friday", "within 3 days"
 * @param now milliseconds since 1970
 * @returns milliseconds since 1970; null where it is over, or no time that can be told
 */
export function closingAt(until: string, now: number): number | null {
  if (isDay(until)) return endOf(until) > now ? endOf(until) : null;
  const said = deadlineIn(until);
  const at = said === null ? null : readDeadline(said, now);
  return at !== null && at % day === day - minute ? at + minute : at;
}

/** "2026-11-22" where it closes with that day, else "Fri 27 Nov, 17:00 UTC". */
export function shownUntil(until: number): string {
  return until % day === 0 ? dayOf(until - 1) : shownTime(until);
}

/** "It closes after 2026-11-22 (UTC)", "It closes Fri 27 Nov, 17:00 UTC". */
export function closes(until: number): string {
  return until % day === 0 ? `It closes after ${shownUntil(until)} (UTC)` : `It closes ${shownUntil(until)}`;
}
