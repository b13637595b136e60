/** A day in milliseconds. */
export const day = 24 * 3_600_000;

/** The hour at which teams hear that a day has come, in UTC: morning in Europe, before work starts in America. */
const noticeHour = 8;

/** Whether the calendar has this day: `2026-11-22`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayOf(startOf(text)) === text;
}

/** The day a time falls on, in UTC. @param at milliseconds since 1970 */
export function dayOf(at: number): string {
  return Number.isFinite(at) ? new Date(at).toISOString().slice(0, 10) : '';
}

/** When a day ends, in UTC: milliseconds since 1970. */
export function endOf(text: string): number {
  return startOf(text) + day;
}

/** When a team hears that a day has come, in milliseconds since 1970. */
export function morningOf(text: string): number {
  return startOf(text) + noticeHour * 3_600_000;
}

/** The middle of a day in UTC, which is that day almost everywhere: milliseconds since 1970. */
export function noonOf(text: string): number {
  return startOf(text) + day / 2;
}

/** When a team hears that a day has passed: the morning after, in milliseconds since 1970. */
export function morningAfter(text: string): number {
  return morningOf(text) + day;
}

export function dayBefore(text: string): string {
  return dayOf(startOf(text) - day);
}

export function dayAfter(text: string): string {
  return dayOf(endOf(text));
}

/**
 * The same day of the month this many months later (earlier where negative), or the last day of a shorter month.
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
