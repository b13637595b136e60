import type { Decision } from './record.ts';
import type { Status } from './status.ts';

/** Statuses that follow a decision without being one. */
const ended: readonly Status[] = ['superseded', 'deprecated'];

/** When it was decided, whatever became of it later, in milliseconds since 1970. If undecided, when it was last proposed or drafted. */
export function decidedAt({ history, touched }: Decision): number {
  return history.findLast(({ became }) => became !== null && !ended.includes(became))?.at ?? touched;
}

/** When it got its current status, in milliseconds since 1970. */
export function statusSince({ history, touched }: Decision): number {
  return history.findLast(({ became }) => became !== null)?.at ?? touched;
}
