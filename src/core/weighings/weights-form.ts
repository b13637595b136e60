import type { Library } from '../../knowledge/queries.ts';
import type { Filled, Form, FormField, FormOption } from '../forms/form.ts';
import { capitalize } from '../reply/parts/wording.ts';
import { mostAsked, needsFor } from './criteria.ts';
import type { PersonalWeights, Weighing } from './state/weighing.ts';
import { countWords } from './status-message.ts';
import { type FormPage, type SaidWeight, weighingFormRef } from './weighing-ids.ts';
import { chosenLevels, criterionTitle, weightLevels } from './weight-levels.ts';

/** Most options in a list of a form, and the longest label and hint that it shows, in characters. */
const most = { options: 25, label: 45, hint: 100 } as const;

const scale: readonly FormOption[] = weightLevels.map((words, level) => ({
  value: String(level),
  label: capitalize(words),
}));

export type WeightsFormParts = {
  readonly library: Library;
  readonly weighing: Weighing;
  readonly page: FormPage;
  /** What the person gave before; undefined the first time. */
  readonly before: PersonalWeights | undefined;
};

/** What each person fills in alone. @param id of the weighing */
export function weightsForm(id: string, { library, weighing, page, before }: WeightsFormParts): Form {
  return {
    ref: weighingFormRef(id, weighing.round, page),
    title: page === 'more' ? 'More criteria' : 'Set your weights',
    intro: `${countWords(weighing)} Nobody sees yours unless you share it. Change it until this closes.`,
    fields:
      page === 'more'
        ? morePage(library, weighing, before)
        : scales(library, shownOn(weighing, page), levelsOn(weighing, page, before)),
    submit: 'Keep',
  };
}

/** The criteria that a page asks about one by one: those weighed in words first. */
function shownOn({ asked, more }: Weighing, page: Exclude<FormPage, 'more'>): readonly string[] {
  if (page === 'first') return asked;
  const said = page.said.flatMap(({ at }) => [...asked, ...more][at] ?? []);
  return [...said, ...asked.filter((criterion) => !said.includes(criterion))].slice(0, mostAsked);
}

/** What the page is filled in with: what was said, else what the person gave before. */
function levelsOn(
  { asked, more }: Weighing,
  page: Exclude<FormPage, 'more'>,
  before: PersonalWeights | undefined,
): ReadonlyMap<string, number> {
  const said: readonly SaidWeight[] = page === 'first' ? [] : page.said;
  return new Map([
    ...Object.entries(before?.weights ?? {}),
    ...said.flatMap(({ at, level }): [string, number][] => {
      const criterion = [...asked, ...more][at];
      return criterion === undefined ? [] : [[criterion, level]];
    }),
  ]);
}

function scales(
  library: Library,
  criteria: readonly string[],
  levels: ReadonlyMap<string, number>,
): readonly FormField[] {
  return criteria.map((criterion): FormField => {
    const known = levels.get(criterion);
    return {
      kind: 'one',
      id: criterion,
      label: cut(criterionTitle(library, criterion), most.label),
      hint: cut(library.criterion(criterion)?.question ?? '', most.hint),
      required: false,
      options: scale,
      value: known === undefined ? null : String(known),
    };
  });
}

function morePage(
  library: Library,
  weighing: Weighing,
  before: PersonalWeights | undefined,
): readonly FormField[] {
  const { more } = weighing;
  const criteria = more
    .slice(0, most.options)
    .map((criterion) => ({ value: criterion, label: cut(criterionTitle(library, criterion), most.label) }));
  const needs = needsFor(library, weighing)
    .slice(0, most.options)
    .map(({ id, title }) => ({ value: id, label: cut(capitalize(title), most.label) }));
  const at = (level: number): string[] => more.filter((criterion) => before?.weights[criterion] === level);
  return [
    ...list({
      id: 'matters',
      label: 'These matter too',
      hint: "Leave out what doesn't matter.",
      options: criteria,
      values: at(chosenLevels.matters),
    }),
    ...list({
      id: 'decides',
      label: 'These decide it',
      hint: 'If one is in both lists, this list counts.',
      options: criteria,
      values: at(chosenLevels.decides),
    }),
    ...list({
      id: 'needs',
      label: 'What you need',
      hint: "A need weighs its criteria where you haven't said anything about them.",
      options: needs,
      values: before?.needs ?? [],
    }),
  ];
}

type List = Pick<Extract<FormField, { kind: 'several' }>, 'id' | 'label' | 'hint' | 'options' | 'values'>;

/** A list field; none if there's nothing to choose from. */
function list(field: List): FormField[] {
  return field.options.length === 0 ? [] : [{ ...field, kind: 'several', required: false }];
}

/** Whether the second page has anything to fill in. */
export function hasMore(library: Library, weighing: Weighing): boolean {
  return morePage(library, weighing, undefined).length > 0;
}

/** A person's weights after filling in one page; the other page keeps its values. */
export function readWeights(
  filled: Filled,
  author: string,
  { library, weighing, page, before }: WeightsFormParts,
): PersonalWeights {
  const { more } = weighing;
  const filledIn = page === 'more' ? more : shownOn(weighing, page);
  const kept = Object.entries(before?.weights ?? {}).filter(([criterion]) => !filledIn.includes(criterion));
  if (page !== 'more') {
    const given = filledIn.flatMap((criterion): [string, number][] => {
      const level = scale.findIndex(({ value }) => value === filled[criterion]);
      return level < 0 ? [] : [[criterion, level]];
    });
    return { author, weights: Object.fromEntries([...given, ...kept]), needs: before?.needs ?? [] };
  }
  const matters = listOf(filled.matters);
  const decides = listOf(filled.decides);
  const given = more.flatMap((criterion): [string, number][] => {
    if (decides.includes(criterion)) return [[criterion, chosenLevels.decides]];
    return matters.includes(criterion) ? [[criterion, chosenLevels.matters]] : [];
  });
  const needs = listOf(filled.needs).filter((id) => library.need(id) !== undefined);
  return { author, weights: Object.fromEntries([...kept, ...given]), needs };
}

function listOf(value: Filled[string] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
}
