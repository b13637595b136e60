import { morningAfter, morningOf } from '../../dates/days.ts';
import type { Decision } from './record.ts';
import { reminderAt } from './vote.ts';

/** When a record next needs attention without being asked, in milliseconds since 1970; null for never. */
export function recordDue(decision: Decision): number | null {
  const times = [noticesAt(decision), ...voteAt(decision), decideByAt(decision), revisitAt(decision)].filter(
    (time) => time !== null,
  );
  return times.length === 0 ? null : Math.min(...times);
}

/** At once: what is committed with a record is on its way to its thread, or another record is to be told. */
function noticesAt({ notices, status, content, settled }: Decision): number | null {
  const owes = status === 'accepted' && content.supersedes !== null && !settled;
  return notices.length > 0 || owes ? 0 : null;
}

function voteAt({ vote }: Decision): (number | null)[] {
  if (vote === null || vote.result !== null) return [];
  return [vote.until, vote.reminded ? null : reminderAt(vote)];
}

/** A proposal that should have been decided. */
export function decideByAt({ status, content, told }: Decision): number | null {
  const { decideBy } = content;
  return status === 'proposed' && decideBy !== null && told.decideBy !== decideBy
    ? morningAfter(decideBy)
    : null;
}

/** A record that its team wanted to look at again. */
export function revisitAt({ status, content, told }: Decision): number | null {
  const { on } = content.revisit;
  return status === 'accepted' && on !== null && told.revisit !== on ? morningOf(on) : null;
}
