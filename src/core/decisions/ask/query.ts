import type { Decision } from '../record/record.ts';
import type { Status } from '../record/status.ts';

/** Which records a person looks for. Empty and null fields don't narrow the search. */
export type Query = {
  /** Words or parts of words that all occur in the record. */
  readonly words: readonly string[];
  /** The record decided for one of these. If it decided for none, or `weighed` is set, it weighed one of these. */
  readonly options: readonly string[];
  /** Whether options that were weighed but not chosen count too: the fallback if none was decided for. */
  readonly weighed: boolean;
  readonly statuses: readonly Status[];
  /** Platform id of someone who took part, or a name as typed. */
  readonly person: string | null;
  /** First and last day of when it was decided, both included. */
  readonly since: string | null;
  readonly until: string | null;
  /** Words for a period relative to today: "last month". */
  readonly period: string | null;
  /** Whether the answer is one whole record: "what did we decide last time?". */
  readonly whole: boolean;
  /** Whether it asks for reasons: "why did we choose …?". */
  readonly why: boolean;
  /** Whether it asks for the reasons against an option: "why did we not choose …?". */
  readonly against: boolean;
  /** Whether only this thread's records count: the question refers to what came before. */
  readonly here: boolean;
  /** Whether it asks to undo a decision: the answer then says how records change. */
  readonly undo: boolean;
};

/** Whether a record matches. Drafts match only if the query names their status. */
export function isWanted(decision: Decision, query: Query, day: string): boolean {
  const { status, content } = decision;
  if (query.statuses.length > 0 ? !query.statuses.includes(status) : status === 'draft') return false;
  if (query.since !== null && day < query.since) return false;
  if (query.until !== null && day > query.until) return false;
  if (query.person !== null && !hasPart(decision, query.person)) return false;
  if (query.options.length > 0 && !isAbout(content, query)) return false;
  const text = textOf(content);
  return query.words.every((word) => text.includes(word.toLowerCase()));
}

function isAbout({ outcome, considered }: Decision['content'], { options, weighed }: Query): boolean {
  return outcome.option !== null && !weighed
    ? options.includes(outcome.option)
    : [outcome, ...considered].some(({ option }) => option !== null && options.includes(option));
}

function hasPart({ content, history, vote }: Decision, person: string): boolean {
  const named = [
    ...content.deciders,
    ...content.consulted,
    ...content.informed,
    ...content.drivers.map(({ author }) => author),
    ...content.dissent.map(({ author }) => author),
    ...history.flatMap(({ author }) => author ?? []),
    ...(vote?.voters ?? []),
    ...(vote?.ballots.map(({ author }) => author) ?? []),
  ];
  return named.some((id) => id.toLowerCase() === person.toLowerCase());
}

function textOf({
  title,
  context,
  outcome,
  reason,
  drivers,
  considered,
  revisit,
}: Decision['content']): string {
  return [
    title,
    context,
    outcome.words,
    reason,
    revisit.when,
    ...drivers.flatMap(({ need, words }) => [need, words]),
    ...considered.flatMap(({ option }) => option),
  ]
    .join('\n')
    .toLowerCase();
}
