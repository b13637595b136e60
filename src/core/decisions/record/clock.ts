import type { Knowledge } from '../../../knowledge/schema.ts';
import { cardEdit, pastDecideBy, toRevisit, voteClosed, voteReminder } from '../show/notices.ts';
import { decideByAt, revisitAt } from './next-due.ts';
import { closed } from './perform.ts';
import type { Decision } from './record.ts';
import { reminderAt } from './vote.ts';

/**
 * What time does to a record: a vote closes, who is missing is reminded, a day comes. What is said of it is
 * committed with it. Pure; null where nothing is due.
 */
export function afterTime(
  id: string,
  decision: Decision,
  now: number,
  knowledge: Knowledge,
): Decision | null {
  const steps = [endedVote, reminded, overdue, revisited];
  return steps.reduce<Decision | null>(
    (changed, step) => step(id, changed ?? decision, now, knowledge) ?? changed,
    null,
  );
}

function endedVote(id: string, decision: Decision, now: number, knowledge: Knowledge): Decision | null {
  const { vote } = decision;
  if (vote === null || vote.result !== null || vote.until === null || vote.until > now) return null;
  return withResult(id, closed(decision, vote.until, null), knowledge);
}

/** A closed vote's outcome edited into its proposal, and a word to the thread. */
export function withResult(id: string, decision: Decision, knowledge: Knowledge): Decision {
  const { vote } = decision;
  if (vote === null) return decision;
  const card = cardEdit(id, decision, knowledge);
  return { ...decision, notices: [...decision.notices, card, voteClosed(id, decision, vote)] };
}

function reminded(id: string, decision: Decision, now: number): Decision | null {
  const { vote } = decision;
  if (vote === null || vote.result !== null || vote.reminded) return null;
  const at = reminderAt(vote);
  if (at === null || at > now) return null;
  return {
    ...decision,
    vote: { ...vote, reminded: true },
    notices: [...decision.notices, voteReminder(id, decision, vote)],
  };
}

function overdue(id: string, decision: Decision, now: number): Decision | null {
  const at = decideByAt(decision);
  if (at === null || at > now) return null;
  return {
    ...decision,
    told: { ...decision.told, decideBy: decision.content.decideBy },
    notices: [...decision.notices, pastDecideBy(id, decision)],
  };
}

function revisited(id: string, decision: Decision, now: number): Decision | null {
  const at = revisitAt(decision);
  if (at === null || at > now) return null;
  return {
    ...decision,
    told: { ...decision.told, revisit: decision.content.revisit.on },
    notices: [...decision.notices, toRevisit(id, decision)],
  };
}
