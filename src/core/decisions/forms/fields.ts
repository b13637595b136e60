import type { Library } from '../../../knowledge/queries.ts';
import type { Filled, Form, FormField } from '../../forms/form.ts';
import { draftFormRef, type FieldGroup, fieldGroups } from '../record/field-groups.ts';
import type { Content } from '../record/record.ts';
import { votingRules } from '../record/vote.ts';
import { ruleWords } from '../show/card.ts';
import type { Drafting } from './drafting.ts';

/** Value of the outcome field for anything that isn't a rated option. */
export const inWords = '-';

const mostChoices = 25;
const longest = { title: 90, line: 150, text: 1_500 } as const;
const mostPeople = 25;

/** The form for one group of a draft's fields, filled in with what the draft says now. */
export function draftForm(id: string, group: FieldGroup, drafting: Drafting): Form {
  const named = fieldGroups.find((known) => known.group === group);
  return {
    ref: draftFormRef(id, group, group === 'vote' ? drafting.shown : undefined),
    title: named?.title ?? group,
    intro: `${id}: ${drafting.content.title}`,
    fields: fieldsOf(group, drafting),
    submit: group === 'vote' ? 'Open the vote' : 'Change the draft',
  };
}

/** A form's values before anyone changes them, as a submission that changes nothing brings them. */
export function filledOf({ fields }: Form): Filled {
  const entriesOf = (field: FormField): [string, string | readonly string[]][] => {
    switch (field.kind) {
      case 'text':
        return field.value === '' ? [] : [[field.id, field.value]];
      case 'one':
      case 'date':
        return field.value === null ? [] : [[field.id, field.value]];
      case 'several':
        return [[field.id, field.values]];
      case 'people':
        return [[field.id, field.people]];
      case 'channel':
        return [];
      default:
        return field satisfies never;
    }
  };
  return Object.fromEntries(fields.flatMap(entriesOf));
}

function fieldsOf(group: FieldGroup, { content, library, author }: Drafting): FormField[] {
  switch (group) {
    case 'what':
      return whatFields(content, library);
    case 'why':
      return whyFields(content, library);
    case 'people':
      return [
        people('deciders', 'Deciding', content.deciders),
        people('consulted', 'Consulted', content.consulted),
        people('informed', 'Informed', content.informed),
        text(
          'dissent',
          'Your dissent',
          'Shown with your name; others say theirs themselves',
          ownDissent(content, author),
        ),
      ];
    case 'when':
      return [
        date('decide-by', 'Decide by', content.decideBy),
        date('revisit-on', 'Look again on', content.revisit.on),
        line('revisit-when', 'Look again when', 'A condition: "we pass 1,000 users"', content.revisit.when),
      ];
    case 'vote':
      return [
        {
          ...people('voters', 'Who votes', []),
          hint: 'Nobody named: everybody in the channel',
        },
        {
          ...base('rule', 'What it takes'),
          kind: 'one',
          required: true,
          options: votingRules.map((rule) => ({ value: rule, label: ruleWords({ rule }) })),
          value: 'majority',
        },
        date('until', 'Last day to vote', content.decideBy),
      ];
    default:
      return group satisfies never;
  }
}

function whatFields({ title, outcome, considered, supersedes }: Content, { topic }: Library): FormField[] {
  const options = topic.options.slice(0, mostChoices - 1).map(({ id, name }) => ({ value: id, label: name }));
  return [
    { ...line('title', 'Title', null, title), required: true, most: longest.title },
    {
      ...base('outcome', 'Outcome'),
      kind: 'one',
      required: true,
      options: [...options, { value: inWords, label: 'none of these: in our words' }],
      value: outcome.option ?? inWords,
    },
    line(
      'outcome-words',
      'Outcome in your words',
      "If it's none of these, or to say it more exactly",
      outcome.words,
    ),
    {
      ...base('considered', 'Considered'),
      kind: 'several',
      options,
      values: considered
        .map(({ option }) => option)
        .filter((id) => options.some(({ value }) => value === id)),
    },
    line(
      'supersedes',
      'Supersedes',
      'The accepted record that this one takes the place of: d-…',
      supersedes ?? '',
    ),
  ];
}

function whyFields({ context, drivers, reason, consequences }: Content, { topic }: Library): FormField[] {
  const stated = new Set(drivers.map(({ need }) => need));
  const needs = [...topic.needs]
    .sort((a, b) => Number(stated.has(b.id)) - Number(stated.has(a.id)))
    .slice(0, mostChoices);
  return [
    text('context', 'Context', 'What made you decide', context),
    {
      ...base('drivers', 'Needed'),
      kind: 'several',
      options: needs.map(({ id, title }) => ({ value: id, label: title })),
      values: needs.flatMap(({ id }) => (stated.has(id) ? [id] : [])),
    },
    text('reason', 'Because', 'Completes "we chose it, because …"', reason),
    text(
      'consequences',
      'Further consequences',
      'One on a line; those from the data stay',
      consequences.flatMap(({ claim, words }) => (claim === null ? [words] : [])).join('\n'),
    ),
  ];
}

export function ownDissent({ dissent }: Content, author: string): string {
  return dissent
    .filter((entry) => entry.author === author)
    .map(({ words }) => words)
    .join('\n');
}

function base(id: string, label: string, hint: string | null = null) {
  return { id, label, hint, required: false };
}

function line(id: string, label: string, hint: string | null, value: string): FormField & { kind: 'text' } {
  return { ...base(id, label, hint), kind: 'text', value, long: false, most: longest.line };
}

function text(id: string, label: string, hint: string, value: string): FormField {
  return { ...base(id, label, hint), kind: 'text', value, long: true, most: longest.text };
}

function people(id: string, label: string, ids: readonly string[]): FormField {
  return { ...base(id, label), kind: 'people', people: ids, most: mostPeople };
}

function date(id: string, label: string, value: string | null): FormField {
  return { ...base(id, label, 'A day like 2027-03-31'), kind: 'date', value };
}
