import { answerIdOf } from '../../answer/answer-id.ts';

/** A form of a topic of a team's own. `option` is the id of the one that it's about. */
export type TopicForm =
  | { readonly topic: null; readonly form: 'new' }
  /** `since`: when it was opened, in milliseconds since 1970, so that it undoes nothing that was done meanwhile; null for a button. */
  | { readonly topic: string; readonly form: 'edit'; readonly since: number | null }
  | { readonly topic: string; readonly form: 'fact'; readonly option: string | null }
  /** What contradicts a fact. */
  | { readonly topic: string; readonly form: 'against'; readonly fact: string }
  /** Five criteria at most on each page. */
  | { readonly topic: string; readonly form: 'rate'; readonly option: string; readonly page: number };

/** A form as it's named: options by a few digits of their hash, as names may be longer than a ref. */
export type ReadTopicForm =
  | { readonly topic: null; readonly form: 'new' }
  | { readonly topic: string; readonly form: 'edit'; readonly since: number | null }
  | { readonly topic: string; readonly form: 'fact'; readonly mark: string | null }
  | { readonly topic: string; readonly form: 'against'; readonly fact: string }
  | { readonly topic: string; readonly form: 'rate'; readonly mark: string; readonly page: number };

export const topicFormPrefix = 'topic:';

export function topicFormRef(form: TopicForm): string {
  if (form.topic === null) return `${topicFormPrefix}new`;
  const start = `${topicFormPrefix}${form.topic}:${form.form}`;
  switch (form.form) {
    case 'edit':
      return form.since === null ? start : `${start}:${form.since.toString(36)}`;
    case 'fact':
      return form.option === null ? start : `${start}:${markOf(form.option)}`;
    case 'against':
      return `${start}:${form.fact}`;
    case 'rate':
      return `${start}:${markOf(form.option)}:${form.page}`;
    default:
      return form satisfies never;
  }
}

const shape =
  /^topic:(?:(?<isNew>new)|(?<topic>team-[0-9a-f]{12}):(?:(?<edit>edit)(?::(?<since>[0-9a-z]{1,9}))?|(?<fact>fact)(?::(?<about>[0-9a-f]{8}))?|against:(?<against>f\d{1,4})|rate:(?<mark>[0-9a-f]{8}):(?<page>\d)))$/;

/** @returns null for a ref that nobody here made */
export function readTopicFormRef(ref: string): ReadTopicForm | null {
  const found = shape.exec(ref)?.groups;
  if (found === undefined) return null;
  const { isNew, topic = '', edit, since, fact, about = null, against, mark = '', page } = found;
  if (isNew !== undefined) return { topic: null, form: 'new' };
  if (edit !== undefined)
    return { topic, form: 'edit', since: since === undefined ? null : Number.parseInt(since, 36) };
  if (fact !== undefined) return { topic, form: 'fact', mark: about };
  if (against !== undefined) return { topic, form: 'against', fact: against };
  return { topic, form: 'rate', mark, page: Number(page) };
}

/** A few digits that stand for an option in a ref. */
export function markOf(option: string): string {
  return answerIdOf(['option', option]).slice(0, 8);
}
