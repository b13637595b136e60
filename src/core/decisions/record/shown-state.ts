import type { ShownState } from '../../understanding/acts/shown-state.ts';
import type { Decision } from './record.ts';

type Step = Decision['history'][number];

/** What its buttons show of a record: which version of what it says, and which vote on it. */
export function shownStates({
  history,
}: Pick<Decision, 'history'>): Readonly<Record<'version' | 'vote', ShownState>> {
  return { version: `r${history.filter(changes).length}`, vote: `v${history.filter(opensVote).length}` };
}

/** What happened to a record since a button showed it; empty if it's as it was. */
export function changesSince(
  { history }: Pick<Decision, 'history'>,
  shown: ShownState | undefined,
): readonly Step[] {
  if (shown === undefined) return [];
  const steps = history.filter(shown.startsWith('v') ? opensVote : changes);
  const seen = Number(shown.slice(1));
  // More than there are: it was shown as another record of this name, which is gone.
  return seen > steps.length ? steps : steps.slice(seen);
}

/** Votes, reminders and looks at it change nothing about what a record says. */
function changes({ what, became }: Step): boolean {
  return (
    became !== null ||
    what.startsWith('changed ') ||
    what === 'dissented' ||
    /^(?:put it to the vote|closed the vote|the vote closed)\b/.test(what)
  );
}

function opensVote({ what }: Step): boolean {
  return what.startsWith('put it to the vote');
}
