import type { Library } from '../../knowledge/queries.ts';
import type { Filled, Form, FormField, FormOption } from '../forms/form.ts';
import { capital } from '../reply/parts/composer.ts';
import { needsFor } from './criteria.ts';
import { countWords } from './status-message.ts';
import type { PersonalWeights, Weighing } from './weighing.ts';
import { weighingFormRef } from './weighing-ids.ts';
import { chosenLevels, criterionTitle, weightLevels } from './weight-levels.ts';

/** A form's most options in a list, and the longest label and hint that it shows, in characters. */
const most = { options: 25, label: 45, hint: 100 } as const;

const scale: readonly FormOption[] = weightLevels.map((words, level) => ({
  value: String(level),
  label: capital(words),
}));

/** What a person fills in alone: the criteria that matter most, or the further ones and needs. */
export function weighingForm(
  library: Library,
  id: string,
  weighing: Weighing,
  page: 'first' | 'more',
  before: PersonalWeights | undefined,
): Form {
  return {
    ref: weighingFormRef(id, weighing.round, page),
    title: page === 'first' ? 'Set your weights' : 'More criteria',
    intro: `${countWords(weighing)} Nobody sees yours unless you share it. Change it until this closes.`,
    fields: page === 'first' ? firstPage(library, weighing, before) : morePage(library, weighing, before),
    submit: 'Keep',
  };
}

function firstPage(
  library: Library,
  { asked }: Weighing,
  before: PersonalWeights | undefined,
): readonly FormField[] {
  return asked.map((criterion): FormField => {
    const known = before?.weights[criterion];
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
  const options = more
    .slice(0, most.options)
    .map((criterion) => ({ value: criterion, label: cut(criterionTitle(library, criterion), most.label) }));
  const at = (level: number): string[] => more.filter((criterion) => before?.weights[criterion] === level);
  const needs = needsFor(library, weighing)
    .slice(0, most.options)
    .map(({ id, title }) => ({ value: id, label: cut(capital(title), most.label) }));
  const list = (
    id: string,
    label: string,
    hint: string,
    from: readonly FormOption[],
    values: readonly string[],
  ): FormField[] =>
    from.length === 0 ? [] : [{ kind: 'several', id, label, hint, required: false, options: from, values }];
  return [
    ...list(
      'matters',
      'These matter too',
      'Leave out what does not matter.',
      options,
      at(chosenLevels.matters),
    ),
    ...list(
      'decides',
      'These decide it',
      'Where one is in both lists, this one counts.',
      options,
      at(chosenLevels.decides),
    ),
    ...list(
      'needs',
      'What you need',
      'A need weighs its criteria where you have said nothing of them.',
      needs,
      before?.needs ?? [],
    ),
  ];
}

/** True where the further page would have something to fill in. */
export function hasMore(library: Library, weighing: Weighing): boolean {
  return morePage(library, weighing, undefined).length > 0;
}

/** What a person weighs after filling in a page; the other page stays as it was. */
export function readWeighed(
  library: Library,
  { asked, more }: Weighing,
  page: 'first' | 'more',
  author: string,
  before: PersonalWeights | undefined,
  filled: Filled,
): PersonalWeights {
  const kept = Object.entries(before?.weights ?? {}).filter(([criterion]) =>
    (page === 'first' ? more : asked).includes(criterion),
  );
  if (page === 'first') {
    const given = asked.flatMap((criterion): [string, number][] => {
      const level = scale.findIndex(({ value }) => value === filled[criterion]);
      return level < 0 ? [] : [[criterion, level]];
    });
    return { author, weights: Object.fromEntries([...given, ...kept]), needs: before?.needs ?? [] };
  }
  const matters = listOf(filled.matters);
  const decides = listOf(filled.decides);
  const given = more.flatMap((criterion): [string, number][] =>
    decides.includes(criterion)
      ? [[criterion, chosenLevels.decides]]
      : matters.includes(criterion)
        ? [[criterion, chosenLevels.matters]]
        : [],
  );
  const needs = listOf(filled.needs).filter((id) => library.need(id) !== undefined);
  return { author, weights: Object.fromEntries([...kept, ...given]), needs };
}

function listOf(filled: Filled[string] | undefined): readonly string[] {
  return filled === undefined ? [] : typeof filled === 'string' ? [filled] : filled;
}

function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
}
