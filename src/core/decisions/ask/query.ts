import type { Decision } from '../record/record.ts';
import type { Status } from '../record/status.ts';

/** Which records are looked for; what is empty or null does not narrow. */
export type Query = {
  /** Stems or parts of words, all of which occur in it. */
  readonly words: readonly string[];
  /** One of these is what was decided for; where nothing was, or `weighed` says so, what was weighed. */
  readonly options: readonly string[];
  /** Whether what was weighed and not taken counts too: looked at where nothing was decided for it. */
  readonly weighed: boolean;
  readonly statuses: readonly Status[];
  /** Had a part in it, by the platform's id; a name that a person typed is compared with it too. */
  readonly person: string | null;
  /** Days, both included: decided in between. */
  readonly since: string | null;
  readonly until: string | null;
  /** Words that name a time by today: "last month". */
  readonly period: string | null;
  /** How many are wanted whole: one for "what did we decide last time?". */
  readonly whole: boolean;
  /** Whether the reasons are asked for: "why did we choose …?". */
  readonly why: boolean;
  /** Whether the reasons against an option are asked for: "why did we not choose …?". */
  readonly against: boolean;
  /** Whether only this thread's records count: the question points at what was said before. */
  readonly here: boolean;
  /** Whether it was asked to undo one: the answer says how a record changes. */
  readonly undo: boolean;
};

/** Whether a record is one of those looked for. Drafts are looked for by name of their status only. */
export function isWanted(decision: Decision, query: Query, day: string): boolean {
  const { status, content } = decision;
  if (query.statuses.length > 0 ? !query.statuses.includes(status) : status === 'draft') return false;
  if (query.since !== null && day < query.since) return false;
  if (query.until !== null && day > query.until) return false;
  if (query.person !== null && !hasPart(decision, query.person)) return false;
  if (query.options.length > 0 && !isAbout(content, query)) return false;
  const said = textOf(content);
  return query.words.every((word) => said.includes(word.toLowerCase()));
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
