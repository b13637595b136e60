import { dayOf } from '../../dates/days.ts';
import type { Decision } from './record.ts';
import type { Status } from './status.ts';

/** Statuses that follow a decision without being one. */
const ended: readonly Status[] = ['superseded', 'deprecated'];

/** When it was decided, whatever became of it later, in milliseconds since 1970. If undecided, when it was last proposed or drafted. */
export function decidedAt({ history, touched }: Decision): number {
  return history.findLast(({ became }) => became !== null && !ended.includes(became))?.at ?? touched;
}

/** The day it was decided; empty if nobody knows it. */
export function dayDecided(decision: Decision): string {
  return knownDay(decision, decidedAt(decision));
}

/** The day it got its current status; empty if nobody knows it. */
export function dayOfStatus(decision: Decision): string {
  return knownDay(decision, statusSince(decision));
}

/** A record without a date has the time of its import until something happens to it here. */
function knownDay({ imported, history }: Decision, at: number): string {
  return imported?.dated === 'import' && at === history[0]?.at ? '' : dayOf(at);
}

/** When it got its current status, in milliseconds since 1970. */
export function statusSince({ history, touched }: Decision): number {
  return history.findLast(({ became }) => became !== null)?.at ?? touched;
}
