/** The fields that one form shows together: no platform's form holds more than five. */
export const fieldGroups = [
  { group: 'what', label: 'What', title: 'What is decided' },
  { group: 'why', label: 'Why', title: 'Why' },
  { group: 'people', label: 'People', title: 'Who takes part' },
  { group: 'when', label: 'When', title: 'When' },
  { group: 'vote', label: 'Put to the vote', title: 'Put it to the vote' },
] as const;

export type FieldGroup = (typeof fieldGroups)[number]['group'];

/** How the refs of draft forms begin. */
export const draftFormPrefix = 'decision:';

export function draftFormRef(id: string, group: FieldGroup): string {
  return `${draftFormPrefix}${id}:${group}`;
}

/** The record and the group that a ref names; null if it's no such ref. */
export function readDraftFormRef(ref: string): { readonly id: string; readonly group: FieldGroup } | null {
  const [, id = '', name = ''] = /^decision:(d-[0-9a-f]{6,20}):(\w+)$/.exec(ref) ?? [];
  const known = fieldGroups.find(({ group }) => group === name);
  return known === undefined ? null : { id, group: known.group };
}
