import type { Knowledge } from '../../../knowledge/schema.ts';
import type { SuggestedCriterion, Suggestions } from '../../../knowledge/suggestions/suggestion-schema.ts';
import { type Filled, type Form, listIn, mostOptions, textIn } from '../../forms/form.ts';
import { capitalize } from '../../reply/parts/wording.ts';
import { quotedName } from '../../understanding/acts/topics/list-of-names.ts';
import type { CriterionToAdd, TopicCommand } from '../change/command.ts';
import { optionNamed } from '../handlers/option-named.ts';
import { asNamed, criterionNamed } from '../handlers/start.ts';
import { topicLimits } from '../limits.ts';
import { countsAs, type TeamCriterion, type TeamTopic, type TopicStep } from '../state/team-topic.ts';
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
        hint: `One on each line, or with commas between them; ${topicLimits.fewestOptions} to ${topicLimits.options}`,
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
  const names = namesIn(textIn(filled, 'options'));
  if (names.length < topicLimits.fewestOptions) return null;
  const said = (lead: string, field: string): string => {
    const value = textIn(filled, field);
    return value === '' ? '' : ` ${lead} ${quotedName(value)}`;
  };
  return `start a choice of our own${said('about', 'kind')} between ${names.map(quotedName).join(', ')}${said('for', 'name')}`;
}

function namesIn(text: string): readonly string[] {
  return text
    .split(/[\n,;]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** What a card says: its name, more options, and criteria, the suggested ones and others. */
export function editForm(ref: string, topic: TeamTopic, suggestions: Suggestions | undefined): Form {
  const known = new Set(topic.criteria.map(({ id }) => id));
  const offered = offeredFor(topic, suggestions).filter(({ id }) => !known.has(id));
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
        hint: 'One on each line, or with commas; drop one by saying "drop option …"',
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
        hint: 'One on each line, or with ; between; ", must" behind one puts out what lacks it',
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

/** The suggested criteria, those first that such choices are usually made by. */
function offeredFor(
  { noun }: TeamTopic,
  suggestions: Suggestions | undefined,
): readonly SuggestedCriterion[] {
  const kind = suggestions?.kinds.find(({ one }) => one === noun.one);
  const first = [...(kind?.criteria ?? []), ...(suggestions?.usual ?? [])];
  const others = new Set(
    suggestions?.kinds.flatMap(({ one, criteria }) => (one === noun.one ? [] : criteria)),
  );
  // What other kinds alone are chosen by is only in the way: "memorable" is for names.
  const isFor = ({ id }: SuggestedCriterion): boolean =>
    first.includes(id) || !others.has(id) || isCommon(id);
  const isCommon = (id: string): boolean =>
    (suggestions?.kinds ?? []).filter(({ criteria }) => criteria.includes(id)).length > 1;
  const place = ({ id }: SuggestedCriterion): number => {
    const at = first.indexOf(id);
    return at < 0 ? first.length : at;
  };
  return (suggestions?.criteria ?? []).filter(isFor).sort((a, b) => place(a) - place(b));
}

export type FilledEdits = {
  readonly commands: readonly TopicCommand[];
  /** True if somebody changed the same since the form was opened: that stays. */
  readonly leaves: boolean;
};

/**
 * What a filled form changes. What anybody has changed since it was opened stays, as the form didn't show that.
 *
 * @param since when it was opened, in milliseconds since 1970; null if nobody knows
 */
export function readEdits(
  filled: Filled,
  topic: TeamTopic,
  checked: Knowledge,
  since: number | null,
): FilledEdits {
  const meanwhile = topic.history.filter(({ at }) => since !== null && at >= since);
  const isChanged = (did: TopicStep['did'], what?: string): boolean =>
    meanwhile.some((step) => step.did === did && (what === undefined || step.what === what));
  const name = textIn(filled, 'name');
  const renames = name !== '' && name !== topic.name;
  const options = namesIn(textIn(filled, 'options'));
  const wanted = new Set(listIn(filled, 'criteria'));
  // Nobody means to weigh by nothing.
  const dropped = wanted.size === 0 ? [] : topic.criteria.filter(({ id }) => !wanted.has(id));
  const suggested = (checked.suggestions?.criteria ?? []).filter(
    ({ id }) => wanted.has(id) && !topic.criteria.some((criterion) => criterion.id === id),
  );
  const own = textIn(filled, 'own')
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const heavy = new Set(listIn(filled, 'heavy'));
  const weighed = topic.criteria.filter(
    ({ id, weight }) =>
      !dropped.some((one) => one.id === id) && heavy.has(id) !== (countsAs(weight) === 'much'),
  );
  const isNew = ({ title }: TeamCriterion): boolean => isChanged('added-criterion', title);
  const left = {
    name: renames && isChanged('renamed'),
    dropped: dropped.filter(isNew),
    suggested: suggested.filter(({ title }) => isChanged('dropped-criterion', title)),
    weighed: weighed.filter(
      (criterion) => isNew(criterion) || isChanged('changed-criterion', criterion.title),
    ),
  };
  const added = [
    ...suggested.filter((criterion) => !left.suggested.includes(criterion)).map(asNamed),
    ...own.map((line) => ownCriterion(line, checked)),
  ];
  return {
    leaves: left.name || left.dropped.length + left.suggested.length + left.weighed.length > 0,
    commands: [
      ...(renames && !left.name ? [{ do: 'rename', name } as const] : []),
      ...(options.length === 0
        ? []
        : [{ do: 'add-options', options: options.map((option) => optionNamed(option, checked)) } as const]),
      ...dropped
        .filter((criterion) => !left.dropped.includes(criterion))
        .map(({ id }) => ({ do: 'drop-criterion', criterion: id }) as const),
      ...(added.length === 0 ? [] : [{ do: 'add-criteria', criteria: added } as const]),
      ...weighed
        .filter((criterion) => !left.weighed.includes(criterion))
        .map(
          ({ id }) =>
            ({ do: 'change-criterion', criterion: id, to: { weight: heavy.has(id) ? 3 : 2 } }) as const,
        ),
    ],
  };
}

function ownCriterion(line: string, checked: Knowledge): CriterionToAdd {
  const must = /[\s,;(–-]+must(?:[- ]have)?\)?$/i;
  const title = line.replace(must, '').trim();
  return criterionNamed(
    { title, weight: null, must: must.test(line) ? true : null, direction: null },
    checked,
  );
}
