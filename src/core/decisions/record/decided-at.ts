import type { Decision } from './record.ts';
import type { Status } from './status.ts';

/** What an accepted record comes to in the end, when nothing is decided any more. */
const ended: readonly Status[] = ['superseded', 'deprecated'];

/** When it was decided, in milliseconds since 1970, whatever became of it later; when it was last proposed where it is not yet. */
export function decidedAt({ history, touched }: Decision): number {
  return history.findLast(({ became }) => became !== null && !ended.includes(became))?.at ?? touched;
}

/** Since when it has the status that it has, in milliseconds since 1970. */
export function statusSince({ history, touched }: Decision): number {
  return history.findLast(({ became }) => became !== null)?.at ?? touched;
}
