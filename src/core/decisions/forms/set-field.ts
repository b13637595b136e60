import { whyTooMuch } from '../../forms/filled-bounds.ts';
import type { Filled } from '../../forms/form.ts';
import type { FieldGroup } from '../record/field-groups.ts';
import { ofConcern } from '../show/card-lines.ts';
import type { Drafting, FilledIn } from './drafting.ts';
import { draftForm, filledOf, inWords } from './fields.ts';
import { fillIn } from './fill-in.ts';

/** The fields of a draft that people can set in words, and the group that each belongs to. */
const groupOf: Readonly<Record<string, FieldGroup>> = {
  title: 'what',
  outcome: 'what',
  supersedes: 'what',
  context: 'why',
  reason: 'why',
  consequences: 'why',
  concern: 'why',
  deciders: 'people',
  consulted: 'people',
  informed: 'people',
  dissent: 'people',
  'decide-by': 'when',
  'revisit-on': 'when',
  'revisit-when': 'when',
};

const peopleFields = ['deciders', 'consulted', 'informed'];

/** One field set in words; `adds` keeps the people who are in it already. */
export type FieldInWords = { readonly field: string; readonly value: string; readonly adds: boolean };

/** "set title of d-3fa9c1 to …": fills in the form of the field's group with this one field changed. */
export function setField({ field, value, adds }: FieldInWords, drafting: Drafting): FilledIn {
  const group = groupOf[field];
  if (group === undefined)
    return { kind: 'wrong', why: `A draft has no "${field}". It has: ${Object.keys(groupOf).join(', ')}.` };
  const form = draftForm('d-000000', group, drafting);
  const before = filledOf(form);
  const filled = { ...before, ...fieldsFrom({ field, value, adds }, before, drafting) };
  const tooMuch = whyTooMuch(form, filled, before);
  return tooMuch === null ? fillIn(group, filled, drafting) : { kind: 'wrong', why: tooMuch };
}

function fieldsFrom({ field, value, adds }: FieldInWords, before: Filled, drafting: Drafting): Filled {
  if (field === 'outcome') return outcomeInWords(value, drafting);
  if (field === 'concern') return { consequences: joined(before.consequences, `${ofConcern}${value}`, '\n') };
  const known = before[field];
  if (adds && !peopleFields.includes(field)) return { [field]: joined(known, value, '; ') };
  const kept = adds && Array.isArray(known) ? known : [];
  return { [field]: peopleFields.includes(field) ? [...new Set([...kept, ...peopleIn(value)])] : value };
}

/** What's there, and what is added to it. */
function joined(known: Filled[string] | undefined, value: string, by: string): string {
  return typeof known === 'string' && known !== '' ? `${known}${by}${value}` : value;
}

function outcomeInWords(value: string, { content, library }: Drafting): Filled {
  const wanted = value.toLowerCase();
  const named = library.topic.options.find(
    ({ name, aliases }) => name.toLowerCase() === wanted || aliases.includes(wanted),
  );
  if (named !== undefined) return { outcome: named.id, 'outcome-words': named.name };
  // "FastAPI with SQLModel" describes the chosen option more exactly; it isn't another choice.
  const { option } = content.outcome;
  const isMoreExact = option !== null && wanted.startsWith(`${library.nameOf(option).toLowerCase()} `);
  return { outcome: isMoreExact ? option : inWords, 'outcome-words': value };
}

/** Mentions, or names separated by commas or "and". */
function peopleIn(value: string): string[] {
  return value
    .split(/,|\band\b/)
    .map((name) => name.replace(/^\s*(?:<@!?([\w.-]+)(?:\|[^>]*)?>|@([\w.-]+))\s*$/, '$1$2').trim())
    .filter((name) => name !== '');
}
