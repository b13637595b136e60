/** What of a record is filled in together: no platform's form holds more than five fields. */
export const groups = [
  { group: 'what', label: 'What', title: 'What is decided' },
  { group: 'why', label: 'Why', title: 'Why' },
  { group: 'people', label: 'People', title: 'Who takes part' },
  { group: 'when', label: 'When', title: 'When' },
  { group: 'vote', label: 'Put to the vote', title: 'Put it to the vote' },
] as const;

export type Group = (typeof groups)[number]['group'];

/** What the refs of the forms of records begin with. */
export const refPrefix = 'decision:';

export function refOf(id: string, group: Group): string {
  return `${refPrefix}${id}:${group}`;
}

/** The record and the group that a ref names; null where it names none. */
export function readRef(ref: string): { readonly id: string; readonly group: Group } | null {
  const [, id = '', name = ''] = /^decision:(d-[0-9a-f]{6,20}):(\w+)$/.exec(ref) ?? [];
  const known = groups.find(({ group }) => group === name);
  return known === undefined ? null : { id, group: known.group };
}
