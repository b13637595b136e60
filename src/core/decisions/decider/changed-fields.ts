import type { Content } from '../record/record.ts';

/** The fields of a record as people call them. */
const names: Readonly<Record<keyof Content, string>> = {
  topic: 'topic',
  title: 'title',
  context: 'context',
  drivers: 'needs',
  together: 'what was weighed together',
  knows: 'what is known',
  considered: 'considered',
  outcome: 'outcome',
  reason: 'reason',
  consequences: 'consequences',
  deciders: 'deciders',
  consulted: 'consulted',
  informed: 'informed',
  dissent: 'dissent',
  decideBy: 'decide-by',
  revisit: 'revisit',
  supersedes: 'supersedes',
};

/** The names of what says something else than before, in the order of the record. */
export function changedFields(before: Content, after: Content): string[] {
  const said = (content: Content): Map<string, string> =>
    new Map(Object.entries(content).map(([field, value]) => [field, JSON.stringify(value)]));
  const then = said(before);
  const now = said(after);
  return Object.entries(names).flatMap(([field, name]) => (then.get(field) === now.get(field) ? [] : [name]));
}
