/** A day in milliseconds. */
export const day = 24 * 3_600_000;

/** The hour of a day at which a team is told that the day came, in UTC: morning in Europe, before the working day in America. */
const tellingHour = 8;

/** Whether there is such a day in the calendar: `2026-11-22`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayOf(startOf(text)) === text;
}

/** The day that a time is in, in UTC. @param at milliseconds since 1970 */
export function dayOf(at: number): string {
  return Number.isFinite(at) ? new Date(at).toISOString().slice(0, 10) : '';
}

/** When a day ends, in UTC: milliseconds since 1970. */
export function endOf(text: string): number {
  return startOf(text) + day;
}

/** When a team is told that a day came. */
export function morningOf(text: string): number {
  return startOf(text) + tellingHour * 3_600_000;
}

/** When a team is told that a day has passed: the morning after. */
export function morningAfter(text: string): number {
  return morningOf(text) + day;
}

/** The day before. */
export function dayBefore(text: string): string {
  return dayOf(startOf(text) - day);
}

/** The day after. */
export function dayAfter(text: string): string {
  return dayOf(endOf(text));
}

/**
 * The same day of the month so many months later, or earlier where they are below 0; the last one where that month is
 * shorter.
 *
 * @param at milliseconds since 1970
 */
export function plusMonths(at: number, months: number): string {
  const from = new Date(at);
  const last = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0));
  const date = Math.min(from.getUTCDate(), last.getUTCDate());
  return dayOf(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), date));
}

function startOf(text: string): number {
  const [year = 0, month = 1, date = 1] = text.split('-').map(Number);
  return Date.UTC(year, month - 1, date);
}
