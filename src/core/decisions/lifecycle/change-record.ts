import type { Knowledge } from '../../../knowledge/schema.ts';
import type { Doer } from '../../access/acts.ts';
import type { ShownState } from '../../understanding/acts/shown-state.ts';
import { decide } from '../decider/decide.ts';
import { decideAutomatic } from '../decider/decide-automatic.ts';
import { evolve } from '../decider/evolve.ts';
import type { AutomaticCommand, ChangeCommand, Issuer } from '../decider/record-command.ts';
import { evidenceOf } from '../evidence/evidence.ts';
import type { Decision } from '../record/record.ts';
import { whyTooLarge } from '../record/record-bounds.ts';
import { changesSince } from '../record/shown-state.ts';
import { cardEdit, movedCard, newCard } from '../show/notices.ts';
import { compareEvidence } from './advance.ts';
import type { RecordStore } from './record-store.ts';

/** Who changes a record, by which delivery, and which answer will show the change. */
export type ChangeContext = {
  readonly workspace: string;
  readonly author: string;
  readonly rights: Doer['rights'];
  readonly operation: string;
  /** True where only mentions and replies reach the bot. */
  readonly mentionsOnly: boolean;
  /** Id of the answer to the message that asked for it; null for a form, where the thread gets a notice instead. */
  readonly answer: string | null;
  /** The state that the pressed button showed: it changes no other. */
  readonly shown?: ShownState;
};

export type Changed =
  | { readonly kind: 'changed'; readonly decision: Decision }
  | { readonly kind: 'refused'; readonly why: string }
  /** It isn't as the button showed it any more, so nothing was done. */
  | {
      readonly kind: 'changed-since';
      readonly decision: Decision;
      readonly changes: Decision['history'];
    }
  | { readonly kind: 'missing' };

type Parts = {
  readonly records: RecordStore;
  readonly knowledge: (workspace: string) => Knowledge;
  readonly now: () => number;
};

/** Changes a record once for each operation, and saves the notices for its thread along with it. */
export async function changeRecord(
  { records, knowledge, now }: Parts,
  id: string,
  command: ChangeCommand,
  { workspace, author, rights, operation, mentionsOnly, answer, shown }: ChangeContext,
): Promise<Changed> {
  let refusal: string | null = null;
  let changes: Decision['history'] = [];
  const decision = await records.change(workspace, id, (before) => {
    refusal = null;
    changes = [];
    const issuer: Issuer = { author, rights, mentionsOnly, at: now(), operation };
    if (before.operations.includes(operation)) return repeated(before, command, issuer, answer);
    changes = [...changesSince(before, shown)];
    if (changes.length > 0) return null;
    const decided = decide({ ...command, issuer }, before);
    if (decided.kind === 'refused') {
      refusal = decided.why;
      return null;
    }
    const changed = pinned(decided.events.reduce(evolve, before), command, issuer.at, knowledge(workspace));
    const after = compareEvidence({ id, decision: changed }, issuer.at, knowledge(workspace)) ?? changed;
    const next = announced({ id, before, after }, command, answer, knowledge(workspace));
    refusal = whyTooLarge(before, next);
    return refusal === null ? next : null;
  });
  if (decision === undefined) return { kind: 'missing' };
  if (changes.length > 0) return { kind: 'changed-since', decision, changes };
  if (refusal !== null) return { kind: 'refused', why: refusal };
  return { kind: 'changed', decision };
}

/** Done before a crash: only the answer that shows a proposal may have another id by now. */
function repeated(
  before: Decision,
  command: ChangeCommand,
  { operation, at }: Issuer,
  answer: string | null,
): Decision | null {
  const shows = command.do === 'propose' && before.operations.at(-1) === operation;
  return shows && answer !== null && before.message !== answer ? shownAs(before, answer, at) : null;
}

/** An edited draft rests on the evidence for what it says now. */
function pinned(state: Decision, command: ChangeCommand, at: number, knowledge: Knowledge): Decision {
  return command.do === 'edit'
    ? afterwards(state, { do: 'pin-evidence', evidence: evidenceOf(state.content, knowledge), at })
    : state;
}

type Change = {
  readonly id: string;
  readonly before: Decision;
  readonly after: Decision;
};

/** The record with the notices that a change needs besides the answer to whoever asked for it. */
function announced(
  { id, before, after }: Change,
  command: ChangeCommand,
  answer: string | null,
  knowledge: Knowledge,
): Decision {
  if (command.do === 'propose') {
    const moved = movedCard(id, before);
    if (answer !== null) {
      const shown = shownAs(after, answer, after.touched);
      return { ...shown, notices: [...after.notices, moved] };
    }
    const card = newCard(id, after, knowledge);
    const shown = shownAs(after, card.answer, after.touched);
    return { ...shown, notices: [...after.notices, moved, card] };
  }
  // The answer to a vote or an edit is the record's card itself, edited in its place.
  const isCard =
    answer !== null && (command.do === 'vote' || command.do === 'withdraw-vote' || command.do === 'edit');
  return isCard ? after : { ...after, notices: [...after.notices, cardEdit(id, after, knowledge)] };
}

function shownAs(state: Decision, message: string, at: number): Decision {
  return afterwards(state, { do: 'show-as', message, at });
}

function afterwards(state: Decision, command: AutomaticCommand): Decision {
  return decideAutomatic(command, state).reduce(evolve, state);
}
