import type { Library } from '../../knowledge/queries.ts';
import { capitalize, inSentence } from '../reply/parts/wording.ts';
import { type CriterionWeights, sharesOf } from './group-shares.ts';
import type { PersonalWeights, Weighing } from './state/weighing.ts';

/** Weights 0 to 5 in words. */
export const weightLevels = [
  "doesn't matter",
  'matters a little',
  'matters somewhat',
  'matters',
  'matters a lot',
  'decides it',
] as const;

/** The weights that the lists of further criteria stand for. */
export const chosenLevels = { matters: 3, decides: 5 } as const;

/**
 * A person's weight for each criterion: the one they gave it, else what their needs weigh (on the same scale: 1 a
 * little, 3 a lot), at most 5. Only criteria that can tell the options apart.
 */
export function personalWeights(
  library: Library,
  { asked, more }: Weighing,
  { weights, needs }: PersonalWeights,
): CriterionWeights {
  return new Map(
    [...asked, ...more].map((criterion) => {
      const needed = needs.reduce((sum, id) => sum + (library.need(id)?.weighs[criterion] ?? 0), 0);
      return [criterion, weights[criterion] ?? Math.min(needed, 5)];
    }),
  );
}

/** Everyone's weights as shares; people who gave nothing any weight are left out. */
export function sharesIn(library: Library, weighing: Weighing): readonly CriterionWeights[] {
  return weighing.answers.flatMap((one) => sharesOf(personalWeights(library, weighing, one)) ?? []);
}

/** A criterion's title without the part in brackets. */
export function criterionTitle(library: Library, criterion: string): string {
  return (library.criterion(criterion)?.title ?? criterion).replace(/ \(.*/, '');
}

/** "Decides it: security. Matters a lot: data access. Needs: an admin panel." */
export function weighedInWords(library: Library, { weights, needs }: PersonalWeights): string {
  const byLevel = weightLevels
    .map((words, level) => ({
      words,
      titles: Object.entries(weights)
        .filter(([, weight]) => weight === level)
        .map(([criterion]) => inSentence(criterionTitle(library, criterion))),
    }))
    .reverse()
    .filter(({ titles }) => titles.length > 0);
  const needed = needs.map((id) => library.need(id)?.title ?? id);
  return [
    ...byLevel.map(({ words, titles }) => `${capitalize(words)}: ${titles.join(', ')}.`),
    ...(needed.length > 0 ? [`Needs: ${needed.join(', ')}.`] : []),
  ].join(' ');
}
