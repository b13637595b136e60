import type { Library } from '../../../knowledge/queries.ts';
import type { Content } from '../record/record.ts';
import type { FieldGroup } from './field-groups.ts';
import { draftForm, filledOf, inWords } from './fields.ts';
import { type FilledIn, fillIn } from './fill-in.ts';

/** The fields of a draft that can be set in words, and the group that each belongs to. */
const groupOf: Readonly<Record<string, FieldGroup>> = {
  title: 'what',
  outcome: 'what',
  supersedes: 'what',
  context: 'why',
  reason: 'why',
  consequences: 'why',
  deciders: 'people',
  consulted: 'people',
  informed: 'people',
  dissent: 'people',
  'decide-by': 'when',
  'revisit-on': 'when',
  'revisit-when': 'when',
};

const peopleFields = ['deciders', 'consulted', 'informed'];

/** "set title of d-3fa9c1 to …": the form of its group with this one field changed. */
export function setField(
  { field, value, adds }: { readonly field: string; readonly value: string; readonly adds: boolean },
  content: Content,
  library: Library,
  author: string,
): FilledIn {
  const group = groupOf[field];
  if (group === undefined)
    return { kind: 'wrong', why: `A draft has no "${field}". It has: ${Object.keys(groupOf).join(', ')}.` };
  const before = filledOf(draftForm('d-000000', group, content, library, author));
  if (field === 'outcome') {
    const wanted = value.toLowerCase();
    const named = library.topic.options.find(
      ({ name, aliases }) => name.toLowerCase() === wanted || aliases.includes(wanted),
    );
    // "FastAPI with SQLModel" says more exactly what was chosen, and not something else.
    const chosen = content.outcome.option === null ? null : library.nameOf(content.outcome.option);
    const stays = chosen !== null && wanted.startsWith(`${chosen.toLowerCase()} `);
    const outcome = named?.id ?? (stays ? (content.outcome.option ?? inWords) : inWords);
    const words = named?.name ?? value;
    return fillIn(group, { ...before, outcome, 'outcome-words': words }, content, library, author);
  }
  const isThere = before[field];
  const there = adds && Array.isArray(isThere) ? isThere : [];
  const set = peopleFields.includes(field) ? [...new Set([...there, ...peopleIn(value)])] : value;
  return fillIn(group, { ...before, [field]: set }, content, library, author);
}

/** Mentions, or names between commas. */
function peopleIn(value: string): string[] {
  return value
    .split(/,|\band\b/)
    .map((name) => name.replace(/^\s*(?:<@!?([\w.-]+)(?:\|[^>]*)?>|@([\w.-]+))\s*$/, '$1$2').trim())
    .filter((name) => name !== '');
}
