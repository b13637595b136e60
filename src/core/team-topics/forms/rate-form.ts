import type { Suggestions } from '../../../knowledge/suggestions/suggestion-schema.ts';
import { type Filled, type Form, type FormField, textIn } from '../../forms/form.ts';
import { capitalize } from '../../reply/parts/wording.ts';
import { questionFor } from '../build/build-topic.ts';
import type { NewRating } from '../change/command.ts';
import type { TeamCriterion, TeamOption, TeamTopic } from '../state/team-topic.ts';
import { markOf } from './topic-form-refs.ts';

/** As many as a form of every platform holds. */
const onPage = 5;
const unknown = 'unknown';
const most = { title: 24, label: 45, hint: 100 } as const;

type Page = { readonly mark: string; readonly page: number };

/** The options in the order in which a card names them. */
export function sortedOptions({ options }: TeamTopic): readonly TeamOption[] {
  return [...options].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** One person's ratings of one option, filled in with what they gave before. @returns null for an option that's gone */
export function rateForm(
  ref: string,
  topic: TeamTopic,
  {
    mark,
    page,
    author,
    suggestions,
  }: Page & { readonly author: string; readonly suggestions: Suggestions | undefined },
): Form | null {
  const option = optionMarked(topic, mark);
  const criteria = criteriaOn(topic, page);
  if (option === undefined || criteria.length === 0) return null;
  return {
    ref,
    title: cut(`Rate ${option.name}`, most.title),
    intro: `How good is ${option.name} on each? 5 is best. Only what all of you gave together is shown, after the close.`,
    fields: criteria.map((criterion) => fieldFor(topic, { option, criterion, author, suggestions })),
    submit: 'Keep',
  };
}

function fieldFor(
  { ratings }: TeamTopic,
  {
    option,
    criterion,
    author,
    suggestions,
  }: {
    readonly option: TeamOption;
    readonly criterion: TeamCriterion;
    readonly author: string;
    readonly suggestions: Suggestions | undefined;
  },
): FormField {
  const given = ratings.find(
    (one) => one.author === author && one.option === option.id && one.criterion === criterion.id,
  );
  return {
    kind: 'one',
    id: criterion.id,
    label: cut(capitalize(criterion.title), most.label),
    hint: cut(questionFor(criterion, suggestions), most.hint),
    required: false,
    options: scaleFor(criterion, suggestions),
    value: given === undefined ? null : (given.rating?.toString() ?? unknown),
  };
}

/** From 0 to 5, where the ends say what they mean. */
function scaleFor({ id, must }: TeamCriterion, suggestions: Suggestions | undefined) {
  const known = suggestions?.criteria.find((criterion) => criterion.id === id);
  const enough = must ? 'yes, just about' : 'well enough';
  const words = [
    known?.worst ?? 'not at all',
    'hardly',
    'partly',
    enough,
    'well',
    known?.best ?? 'as good as it gets',
  ];
  return [
    ...words.map((says, value) => ({ value: String(value), label: `${value}: ${says}` })),
    { value: unknown, label: "Don't know" },
  ];
}

/** What was filled in; pages may have moved since. Null for an option that's gone. */
export function ratingsFilledIn(
  filled: Filled,
  topic: TeamTopic,
  { mark }: Pick<Page, 'mark'>,
): readonly NewRating[] | null {
  const option = optionMarked(topic, mark);
  if (option === undefined) return null;
  return topic.criteria.flatMap(({ id: criterion }): NewRating[] => {
    const value = textIn(filled, criterion);
    if (value === unknown) return [{ option: option.id, criterion, rating: null, because: null }];
    return /^[0-5]$/.test(value)
      ? [{ option: option.id, criterion, rating: Number(value), because: null }]
      : [];
  });
}

function criteriaOn({ criteria }: TeamTopic, page: number): readonly TeamCriterion[] {
  return criteria.slice(page * onPage, (page + 1) * onPage);
}

function optionMarked(topic: TeamTopic, mark: string): TeamOption | undefined {
  return sortedOptions(topic).find(({ id }) => markOf(id) === mark);
}

export function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
}

/** Fields that have something to choose from. */
export function withChoices(fields: readonly FormField[]): readonly FormField[] {
  return fields.filter(
    (field) => (field.kind !== 'one' && field.kind !== 'several') || field.options.length > 0,
  );
}
