import type { Knowledge } from '../../../knowledge/schema.ts';
import type { SuggestedCriterion, Suggestions } from '../../../knowledge/suggestions/suggestion-schema.ts';
import { type Filled, type Form, listIn, mostOptions, textIn } from '../../forms/form.ts';
import { capitalize } from '../../reply/parts/wording.ts';
import type { CriterionToAdd, TopicCommand } from '../change/command.ts';
import { optionNamed } from '../handlers/option-named.ts';
import { asNamed, criterionNamed } from '../handlers/start.ts';
import { topicLimits } from '../limits.ts';
import { countsAs, type TeamTopic } from '../state/team-topic.ts';
import { cut, withChoices } from './rate-form.ts';

/** A new choice: what's chosen, and among what. */
export function newForm(ref: string, suggestions: Suggestions | undefined): Form {
  const kinds = (suggestions?.kinds ?? []).slice(0, mostOptions);
  return {
    ref,
    title: 'A choice of your own',
    intro: null,
    fields: [
      {
        kind: 'text',
        id: 'options',
        label: 'What do you choose between?',
        hint: `One on each line, ${topicLimits.fewestOptions} to ${topicLimits.options}`,
        required: true,
        value: '',
        long: true,
        most: topicLimits.options * (topicLimits.option + 1),
      },
      {
        kind: 'text',
        id: 'name',
        label: 'What is it for?',
        hint: 'Leave it empty, and it goes by its options',
        required: false,
        value: '',
        long: false,
        most: topicLimits.name,
      },
      ...(kinds.length === 0
        ? []
        : [
            {
              kind: 'one' as const,
              id: 'kind',
              label: 'What are they?',
              hint: 'So that I can suggest criteria',
              required: false,
              options: kinds.map(({ one, many }) => ({ value: one, label: capitalize(many) })),
              value: null,
            },
          ]),
    ],
    submit: 'Start',
  };
}

/** The words that a new choice stands for; null if it names fewer than two. */
export function readNew(filled: Filled): string | null {
  const names = textIn(filled, 'options')
    .split(/[\n,;]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length < topicLimits.fewestOptions) return null;
  const purpose = textIn(filled, 'name') || textIn(filled, 'kind');
  return `start a choice of our own between ${names.join(', ')}${purpose === '' ? '' : ` for ${purpose}`}`;
}

/** What a card says: its name, more options, and criteria, the suggested ones and others. */
export function editForm(ref: string, topic: TeamTopic, suggestions: Suggestions | undefined): Form {
  const known = new Set(topic.criteria.map(({ id }) => id));
  const offered = (suggestions?.criteria ?? []).filter(({ id }) => !known.has(id));
  const criteria = [
    ...topic.criteria.map(({ id, title }) => ({ value: id, label: cut(capitalize(title), 75) })),
    ...offered.map(({ id, title }) => ({ value: id, label: cut(capitalize(title), 75) })),
  ].slice(0, mostOptions);
  return {
    ref,
    title: 'Your choice',
    intro: null,
    fields: withChoices([
      {
        kind: 'text',
        id: 'name',
        label: 'Name',
        hint: null,
        required: false,
        value: topic.name,
        long: false,
        most: topicLimits.name,
      },
      {
        kind: 'text',
        id: 'options',
        label: 'More options',
        hint: 'One on each line; drop one by saying "drop option …"',
        required: false,
        value: '',
        long: true,
        most: topicLimits.options * (topicLimits.option + 1),
      },
      {
        kind: 'several',
        id: 'criteria',
        label: 'You weigh by',
        hint: `Up to ${topicLimits.criteria}; what you take out keeps its ratings`,
        required: false,
        options: criteria,
        values: topic.criteria.map(({ id }) => id),
      },
      {
        kind: 'text',
        id: 'own',
        label: 'More criteria',
        hint: 'One on each line; end it with "must" if an option without it is out',
        required: false,
        value: '',
        long: true,
        most: topicLimits.criteria * (topicLimits.criterion + 8),
      },
      {
        kind: 'several',
        id: 'heavy',
        label: 'What counts a lot',
        hint: null,
        required: false,
        options: topic.criteria.map(({ id, title }) => ({ value: id, label: cut(capitalize(title), 75) })),
        values: topic.criteria.filter(({ weight }) => countsAs(weight) === 'much').map(({ id }) => id),
      },
    ]),
    submit: 'Save',
  };
}

/** What a filled form changes, part by part. */
export function readEdits(filled: Filled, topic: TeamTopic, checked: Knowledge): readonly TopicCommand[] {
  const lines = (field: string): string[] =>
    textIn(filled, field)
      .split(/[\n;]/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
  const name = textIn(filled, 'name');
  const options = lines('options');
  const wanted = new Set(listIn(filled, 'criteria'));
  const dropped = topic.criteria.filter(({ id }) => !wanted.has(id));
  const suggested = (checked.suggestions?.criteria ?? []).filter(
    ({ id }) => wanted.has(id) && !topic.criteria.some((criterion) => criterion.id === id),
  );
  const added = [
    ...suggested.map(asNewCriterion),
    ...lines('own').map((line) => ownCriterion(line, checked)),
  ];
  const heavy = new Set(listIn(filled, 'heavy'));
  return [
    ...(name === '' || name === topic.name ? [] : [{ do: 'rename', name } as const]),
    ...(options.length === 0
      ? []
      : [{ do: 'add-options', options: options.map((option) => optionNamed(option, checked)) } as const]),
    ...dropped.map(({ id }) => ({ do: 'drop-criterion', criterion: id }) as const),
    ...(added.length === 0 ? [] : [{ do: 'add-criteria', criteria: added } as const]),
    ...topic.criteria
      .filter(({ id, weight }) => wanted.has(id) && heavy.has(id) !== (countsAs(weight) === 'much'))
      .map(
        ({ id }) =>
          ({ do: 'change-criterion', criterion: id, to: { weight: heavy.has(id) ? 3 : 2 } }) as const,
      ),
  ];
}

function asNewCriterion(suggested: SuggestedCriterion): CriterionToAdd {
  return asNamed(suggested);
}

function ownCriterion(line: string, checked: Knowledge): CriterionToAdd {
  const must = /[\s,;(–-]+must(?:[- ]have)?\)?$/i;
  const title = line.replace(must, '').trim();
  return criterionNamed(
    { title, weight: null, must: must.test(line) ? true : null, direction: null },
    checked,
  );
}
