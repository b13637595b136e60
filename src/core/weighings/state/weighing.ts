import { z } from 'zod';

/** One person's weights: private unless they share them. */
const weighedSchema = z.strictObject({
  author: z.string(),
  /** Criterion → 0 (does not matter) to 5 (decides it). */
  weights: z.record(z.string(), z.number().int().min(0).max(5)),
  needs: z.array(z.string()),
});

/** What a thread weighs together. Each thread has one such document; its next weighing replaces it. */
export const weighingSchema = z.strictObject({
  /** Counts the thread's weighings. */
  round: z.number().int().positive(),
  /** The operation that opened it; retries don't open another. */
  operation: z.string(),
  topic: z.string(),
  candidates: z.array(z.string()),
  /** The thread's needs when the weighing was opened. */
  needs: z.array(z.string()),
  /** Criteria that everyone is asked about, and the further ones. */
  asked: z.array(z.string()),
  more: z.array(z.string()),
  conversation: z.string(),
  /** The thread's platform; null if it has none. */
  platform: z.string().nullable(),
  openedBy: z.string(),
  /** In milliseconds since 1970, like all times here. */
  openedAt: z.number(),
  /** Who should answer; empty if nobody was named. */
  named: z.array(z.string()),
  closesAt: z.number().nullable(),
  /** The time zone that was meant for its end. */
  zone: z.string(),
  /** When missing people are reminded; null if nobody is, or it's done. */
  remindAt: z.number().nullable(),
  /** Who was reminded. */
  reminded: z.array(z.string()),
  answers: z.array(weighedSchema),
  /** Who lets the result show their weights. */
  shared: z.array(z.string()),
  /** Who said in the thread what matters to them, and was pointed to their form. */
  pointed: z.array(z.string()).default([]),
  /** Ids of processed submissions, newest last; bounded. */
  deliveries: z.array(z.string()),
  closed: z.enum(['by its opener', 'by time', 'by all']).nullable(),
  /** Counts the changes that its thread hears of. */
  changes: z.number().int().nonnegative(),
  /** Notices that aren't in the thread's outbox yet. */
  pending: z.array(z.enum(['status', 'reminder', 'result'])),
  touched: z.number(),
});

/** From format 2: weighings kept no time zone, and ended by the clocks of UTC. */
export function withZone(older: unknown): unknown {
  return { ...z.looseObject({}).parse(older), zone: 'UTC' };
}

export type Weighing = z.infer<typeof weighingSchema>;
export type PersonalWeights = z.infer<typeof weighedSchema>;

const hour = 3_600_000;

/** People who were named and haven't answered. */
export function missingPeople({ named, answers }: Pick<Weighing, 'named' | 'answers'>): readonly string[] {
  return named.filter((person) => !answers.some(({ author }) => author === person));
}

/** Who said in the thread what matters to them, and hasn't sent their form, so that it doesn't count. */
export function unsentPeople({ pointed, answers }: Pick<Weighing, 'pointed' | 'answers'>): readonly string[] {
  return pointed.filter((person) => !answers.some(({ author }) => author === person));
}

/**
 * When to send the one reminder: a day before the deadline, at half time if that's less than two days away, and after
 * two days if there's none.
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

/** What time does to a weighing: closes it, or reminds people. @returns null if nothing is due */
export function advanceWeighing(weighing: Weighing, now: number): Weighing | null {
  if (weighing.closed !== null) return null;
  if (weighing.closesAt !== null && weighing.closesAt <= now) return closeWeighing(weighing, 'by time', now);
  if (weighing.remindAt === null || weighing.remindAt > now) return null;
  const reminded = [...missingPeople(weighing)];
  return reminded.length === 0
    ? { ...weighing, remindAt: null }
    : withPending({ ...weighing, remindAt: null, reminded }, ['reminder'], now);
}

/** The weighing closed, with notices for its thread. */
export function closeWeighing(
  weighing: Weighing,
  how: NonNullable<Weighing['closed']>,
  now: number,
): Weighing {
  return withPending({ ...weighing, closed: how, remindAt: null }, ['status', 'result'], now);
}

/** The weighing with more notices for its thread, after those that wait already. */
export function withPending(weighing: Weighing, notices: Weighing['pending'], now: number): Weighing {
  const pending = [...weighing.pending.filter((known) => !notices.includes(known)), ...notices];
  return { ...weighing, changes: weighing.changes + 1, pending, touched: now };
}

/**
 * Adds a person's answer or replaces their earlier one; the last missing answer closes the weighing. The thread hears
 * only of new answers, since a changed one doesn't change the count.
 */
export function withAnswer(weighing: Weighing, weighed: PersonalWeights, now: number): Weighing {
  const answers = [...weighing.answers.filter(({ author }) => author !== weighed.author), weighed];
  const after = { ...weighing, answers };
  if (after.named.length > 0 && missingPeople(after).length === 0) return closeWeighing(after, 'by all', now);
  return answers.length > weighing.answers.length
    ? withPending(after, ['status'], now)
    : { ...after, touched: now };
}

/** When a weighing next needs attention: at once if notices wait. */
export function weighingDue({ pending, closed: how, remindAt, closesAt, touched }: Weighing): number | null {
  if (pending.length > 0) return touched;
  if (how !== null) return null;
  const times = [remindAt, closesAt].filter((at) => at !== null);
  return times.length === 0 ? null : Math.min(...times);
}
