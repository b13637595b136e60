import { z } from 'zod';

/** What one person weighs: shown to nobody else unless they share it. */
const weighedSchema = z.strictObject({
  author: z.string(),
  /** Criterion → 0 (does not matter) to 5 (decides it). */
  weights: z.record(z.string(), z.number().int().min(0).max(5)),
  needs: z.array(z.string()),
});

/** What a thread weighs together. A thread has one such document; its next weighing replaces the one before. */
export const weighingSchema = z.strictObject({
  /** Counts the weighings of the thread. */
  round: z.number().int().positive(),
  /** What opened it: the same is done once. */
  operation: z.string(),
  topic: z.string(),
  candidates: z.array(z.string()),
  /** The thread's needs when it was opened. */
  needs: z.array(z.string()),
  /** Criteria that everybody is asked about, and the further ones. */
  asked: z.array(z.string()),
  more: z.array(z.string()),
  conversation: z.string(),
  /** The door of the thread; null where it has none. */
  platform: z.string().nullable(),
  openedBy: z.string(),
  /** In milliseconds since 1970, as all times here. */
  openedAt: z.number(),
  /** Who is to answer, the one who opened it among them; empty where nobody was named. */
  named: z.array(z.string()),
  closesAt: z.number().nullable(),
  /** When those who are missing are reminded; null where nobody is, or where it is done. */
  remindAt: z.number().nullable(),
  /** Who was reminded. */
  reminded: z.array(z.string()),
  answers: z.array(weighedSchema),
  /** Who shows their weights in the result. */
  shared: z.array(z.string()),
  /** Submissions that are done, newest last; bounded. */
  deliveries: z.array(z.string()),
  closed: z.enum(['by its opener', 'by time', 'by all']).nullable(),
  /** Counts what the thread has to be told. */
  changes: z.number().int().nonnegative(),
  /** What the thread has not been told yet. */
  pending: z.array(z.enum(['status', 'reminder', 'result'])),
  touched: z.number(),
});

export type Weighing = z.infer<typeof weighingSchema>;
export type PersonalWeights = z.infer<typeof weighedSchema>;

const hour = 3_600_000;

/** Those who were named and have not answered. */
export function missingPeople({ named, answers }: Pick<Weighing, 'named' | 'answers'>): readonly string[] {
  return named.filter((person) => !answers.some(({ author }) => author === person));
}

/**
 * When to remind, once: a day before the end, at half time where it lasts less than two days, and after two days
 * where it has no end.
 */
export function reminderFor(
  named: readonly string[],
  openedAt: number,
  closesAt: number | null,
): number | null {
  if (named.length === 0) return null;
  if (closesAt === null) return openedAt + 48 * hour;
  return Math.max(openedAt + (closesAt - openedAt) / 2, closesAt - 24 * hour);
}

/** What the clock does to it: closes it, or reminds. @returns null where nothing is due */
export function advanceWeighing(weighing: Weighing, now: number): Weighing | null {
  if (weighing.closed !== null) return null;
  if (weighing.closesAt !== null && weighing.closesAt <= now) return closeWeighing(weighing, 'by time', now);
  if (weighing.remindAt === null || weighing.remindAt > now) return null;
  const reminded = [...missingPeople(weighing)];
  return reminded.length === 0
    ? { ...weighing, remindAt: null }
    : withPending({ ...weighing, remindAt: null, reminded }, ['reminder'], now);
}

/** Closed, with what the thread is to be told of it. */
export function closeWeighing(
  weighing: Weighing,
  how: NonNullable<Weighing['closed']>,
  now: number,
): Weighing {
  return withPending({ ...weighing, closed: how, remindAt: null }, ['status', 'result'], now);
}

/** With something to tell, behind what waits already. */
export function withPending(weighing: Weighing, news: Weighing['pending'], now: number): Weighing {
  const pending = [...weighing.pending.filter((known) => !news.includes(known)), ...news];
  return { ...weighing, changes: weighing.changes + 1, pending, touched: now };
}

/**
 * An answer that is new or takes the place of the person's last one; the last missing one closes it. The thread
 * hears of a new one only: that somebody changed theirs would be told in vain.
 */
export function withAnswer(weighing: Weighing, weighed: PersonalWeights, now: number): Weighing {
  const answers = [...weighing.answers.filter(({ author }) => author !== weighed.author), weighed];
  const after = { ...weighing, answers };
  return after.named.length > 0 && missingPeople(after).length === 0
    ? closeWeighing(after, 'by all', now)
    : answers.length > weighing.answers.length
      ? withPending(after, ['status'], now)
      : { ...after, touched: now };
}

/** When it next needs attention; what is not told yet is due at once. */
export function weighingDue({ pending, closed: how, remindAt, closesAt, touched }: Weighing): number | null {
  if (pending.length > 0) return touched;
  if (how !== null) return null;
  const times = [remindAt, closesAt].filter((at) => at !== null);
  return times.length === 0 ? null : Math.min(...times);
}
