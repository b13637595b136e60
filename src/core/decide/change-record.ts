import type { Knowledge } from '../../knowledge/schema.ts';
import { plain, strong } from '../answer.ts';
import type { Change } from './act.ts';
import { evidenceOf } from './evidence.ts';
import { edited, told, voteClosed } from './notices.ts';
import { perform } from './perform.ts';
import { rechecked } from './recheck.ts';
import type { Decision } from './record.ts';
import type { Records } from './records.ts';

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
  | {
      readonly kind: 'changed';
      readonly decision: Decision;
      /** The message that its new state takes the place of. */
      readonly replaces: string;
    }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'missing' };

type Parts = { readonly records: Records; readonly knowledge: () => Knowledge; readonly now: () => number };

/** Changes a record once for each operation, with what its thread is to see of it committed in the same save. */
export async function changeRecord(
  { records, knowledge, now }: Parts,
  id: string,
  wanted: Change,
  { workspace, author, rights, operation, answer }: Changing,
): Promise<Changed> {
  let refusal: string | null = null;
  let replaces = '';
  const decision = await records.change(workspace, id, (before) => {
    refusal = null;
    replaces = before.message;
    const shows = answer !== null && isShownBy(wanted);
    // Done before, and then something came between: only the answer that shows it may be another one.
    if (before.operations.includes(operation))
      return shows && before.operations.at(-1) === operation && before.message !== answer
        ? { ...before, message: answer }
        : null;
    const done = perform(before, wanted, { author, manages: rights.manages, at: now(), operation });
    if (done.kind === 'refused') {
      refusal = done.why;
      return null;
    }
    const performed = withEvidence(done.decision, wanted, knowledge());
    const after = rechecked(id, performed, now(), knowledge()) ?? performed;
    if (!shows) {
      const card = edited(id, after, knowledge());
      const anew = wanted.do === 'propose';
      return {
        ...card.decision,
        notices: [
          ...after.notices,
          ...(anew ? [elsewhere(id, before)] : []),
          anew ? { ...card.notice, replaces: null } : card.notice,
        ],
      };
    }
    return {
      ...after,
      message: answer,
      notices: [
        ...after.notices,
        ...(wanted.do === 'propose' ? [elsewhere(id, before)] : []),
        ...(wanted.do === 'vote' && after.vote !== null && after.vote.result !== null
          ? [voteClosed(id, after, after.vote)]
          : []),
      ],
    };
  });
  if (decision === undefined) return { kind: 'missing' };
  if (refusal !== null) return { kind: 'refused', why: refusal };
  return { kind: 'changed', decision, replaces };
}

/** Whether the answer to it is the record itself, and not a word about it. */
function isShownBy(wanted: Change): boolean {
  return wanted.do === 'vote' || wanted.do === 'edit' || wanted.do === 'propose';
}

function withEvidence(decision: Decision, wanted: Change, knowledge: Knowledge): Decision {
  return wanted.do === 'edit'
    ? { ...decision, evidence: evidenceOf(decision.content, knowledge), checked: knowledge.version }
    : decision;
}

/** What stays where the draft stood, so that nobody presses its buttons. */
function elsewhere(id: string, { content, message }: Decision) {
  const spans = [strong(content.title), plain(` (${id}) is proposed: see below.`)];
  return { ...told([{ kind: 'paragraph', spans }], [id, 'moved', message]), replaces: message };
}
