import { morningAfter, morningOf } from '../../dates/days.ts';
import type { Decision } from './record.ts';
import { closesAt, reminderAt } from './vote.ts';

/** When a record next needs attention by itself, in milliseconds since 1970; null for never. */
export function recordDue(decision: Decision): number | null {
  const times = [noticesAt(decision), ...voteAt(decision), decideByAt(decision), revisitAt(decision)].filter(
    (time) => time !== null,
  );
  return times.length === 0 ? null : Math.min(...times);
}

/** At once if notices wait for its thread, or the record it supersedes doesn't say so yet. */
function noticesAt({ notices, status, content, settled }: Decision): number | null {
  const owes = status === 'accepted' && content.supersedes !== null && !settled;
  return notices.length > 0 || owes ? 0 : null;
}

function voteAt({ vote }: Decision): (number | null)[] {
  if (vote === null || vote.result !== null) return [];
  return [closesAt(vote), vote.reminded ? null : reminderAt(vote)];
}

/** When the thread hears that a proposal should have been decided. */
export function decideByAt({ status, content, told }: Decision): number | null {
  const { decideBy } = content;
  return status === 'proposed' && decideBy !== null && told.decideBy !== decideBy
    ? morningAfter(decideBy)
    : null;
}

/** When the thread hears that its team wanted to look again. */
export function revisitAt({ status, content, told }: Decision): number | null {
  const { on } = content.revisit;
  return status === 'accepted' && on !== null && told.revisit !== on ? morningOf(on) : null;
}
