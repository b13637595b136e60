import type { Content } from '../record/record.ts';

/** What people call the fields of a record. */
const names: Readonly<Record<keyof Content, string>> = {
  topic: 'topic',
  title: 'title',
  context: 'context',
  drivers: 'needs',
  together: 'what was weighed together',
  weighed: 'the weighing',
  knows: 'what is known',
  considered: 'considered',
  outcome: 'outcome',
  reason: 'reason',
  consequences: 'consequences',
  deciders: 'deciders',
  recordedBy: 'recorded by',
  consulted: 'consulted',
  informed: 'informed',
  dissent: 'dissent',
  decideBy: 'decide-by',
  revisit: 'revisit',
  supersedes: 'supersedes',
};

/** The names of the fields that changed, in the order of the record. */
export function changedFields(before: Content, after: Content): string[] {
  const serialized = (content: Content): Map<string, string> =>
    new Map(Object.entries(content).map(([field, value]) => [field, JSON.stringify(value)]));
  const then = serialized(before);
  const now = serialized(after);
  return Object.entries(names).flatMap(([field, name]) => (then.get(field) === now.get(field) ? [] : [name]));
}
