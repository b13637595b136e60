import type { ShownState } from '../../understanding/acts/shown-state.ts';

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

/** @param shown the state that its button showed, if the form acts on no other */
export function draftFormRef(id: string, group: FieldGroup, shown?: ShownState): string {
  return `${draftFormPrefix}${id}:${group}${shown === undefined ? '' : `:${shown}`}`;
}

/** What a ref of a form names. */
type DraftFormRef = {
  readonly id: string;
  readonly group: FieldGroup;
  readonly shown: ShownState | undefined;
};

/** @returns null if it's no such ref */
export function readDraftFormRef(ref: string): DraftFormRef | null {
  const [, id = '', name = '', version] =
    /^decision:(d-[0-9a-f]{6,20}):(\w+)(?::r(\d{1,6}))?$/.exec(ref) ?? [];
  const known = fieldGroups.find(({ group }) => group === name);
  if (known === undefined) return null;
  return { id, group: known.group, shown: version === undefined ? undefined : `r${Number(version)}` };
}
