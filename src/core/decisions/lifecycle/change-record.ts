import type { Knowledge } from '../../../knowledge/schema.ts';
import { plain, strong } from '../../answer/answer.ts';
import type { RecordCommand } from '../ask/request.ts';
import { evidenceOf } from '../record/evidence.ts';
import { perform } from '../record/perform.ts';
import type { Decision, Notice } from '../record/record.ts';
import { cardEdit, newCard, plainNotice, voteClosed } from '../show/notices.ts';
import { rechecked } from './recheck.ts';
import type { RecordStore } from './record-store.ts';

/** Who changes a record, by which delivery, and the answer that will show it. */
export type Changing = {
  readonly workspace: string;
  readonly author: string;
  readonly rights: { readonly manages: boolean };
  readonly operation: string;
  /** Id of the answer that this change leads to; null where it comes from a form and the thread is told of it. */
  readonly answer: string | null;
};

export type Changed =
  | { readonly kind: 'changed'; readonly decision: Decision }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'missing' };

type Parts = {
  readonly records: RecordStore;
  readonly knowledge: () => Knowledge;
  readonly now: () => number;
};

/** Changes a record once for each operation, with what its thread is to see of it committed in the same save. */
export async function changeRecord(
  { records, knowledge, now }: Parts,
  id: string,
  wanted: RecordCommand,
  { workspace, author, rights, operation, answer }: Changing,
): Promise<Changed> {
  let refusal: string | null = null;
  const decision = await records.change(workspace, id, (before) => {
    refusal = null;
    if (before.operations.includes(operation)) return doneBefore(before, wanted, operation, answer);
    const done = perform(before, wanted, { author, manages: rights.manages, at: now(), operation });
    if (done.kind === 'refused') {
      refusal = done.why;
      return null;
    }
    const performed = withEvidence(done.decision, wanted, knowledge());
    const after = rechecked(id, performed, now(), knowledge()) ?? performed;
    const add = (...notices: readonly Notice[]): Decision => ({
      ...after,
      notices: [...after.notices, ...notices],
    });
    if (wanted.do === 'propose') {
      if (answer !== null) return { ...add(elsewhere(id, before)), message: answer };
      const anew = newCard(id, after, knowledge());
      return { ...anew.decision, notices: [...after.notices, elsewhere(id, before), anew.notice] };
    }
    // The answer to a message takes the place of the record's own, where it is the record itself.
    const ended = wanted.do === 'vote' && after.vote !== null && after.vote.result !== null;
    if (answer !== null && isShownBy(wanted))
      return ended && after.vote !== null ? add(voteClosed(id, after, after.vote)) : after;
    return add(cardEdit(id, after, knowledge()));
  });
  if (decision === undefined) return { kind: 'missing' };
  if (refusal !== null) return { kind: 'refused', why: refusal };
  return { kind: 'changed', decision };
}

/** Done before a crash: only the answer that shows a proposal may be another one by now. */
function doneBefore(
  before: Decision,
  wanted: RecordCommand,
  operation: string,
  answer: string | null,
): Decision | null {
  const shows = wanted.do === 'propose' && before.operations.at(-1) === operation;
  return shows && answer !== null && before.message !== answer ? { ...before, message: answer } : null;
}

/** Whether the answer to it is the record, edited in its place, and not a word about it. */
function isShownBy(wanted: RecordCommand): boolean {
  return wanted.do === 'vote' || wanted.do === 'edit';
}

function withEvidence(decision: Decision, wanted: RecordCommand, knowledge: Knowledge): Decision {
  return wanted.do === 'edit'
    ? { ...decision, evidence: evidenceOf(decision.content, knowledge), checked: knowledge.version }
    : decision;
}

/** What stays where the draft stood, so that nobody presses its buttons. */
function elsewhere(id: string, { content, message }: Decision): Notice {
  const spans = [strong(content.title), plain(` (${id}) is proposed: see below.`)];
  return { ...plainNotice([{ kind: 'paragraph', spans }], [id, 'moved', message]), replaces: message };
}
