import type { Library } from '../../knowledge/queries.ts';
import { capital, inSentence } from '../reply/parts/composer.ts';
import { sharesOf, type Weights } from './group-shares.ts';
import type { PersonalWeights, Weighing } from './weighing.ts';

/** Weights in words, 0 to 5. */
export const weightLevels = [
  'does not matter',
  'matters a little',
  'matters somewhat',
  'matters',
  'matters a lot',
  'decides it',
] as const;

/** What the lists of further criteria stand for. */
export const chosenLevels = { matters: 3, decides: 5 } as const;

/**
 * What a person weighs, by criterion: what they said of it, else what their needs weigh it (1 a little, 3 a lot,
 * the same scale), 5 at most. Only criteria that can set the options apart.
 */
export function personalWeights(
  library: Library,
  { asked, more }: Weighing,
  { weights, needs }: PersonalWeights,
): Weights {
  return new Map(
    [...asked, ...more].map((criterion) => {
      const needed = needs.reduce((sum, id) => sum + (library.need(id)?.weighs[criterion] ?? 0), 0);
      return [criterion, weights[criterion] ?? Math.min(needed, 5)];
    }),
  );
}

/** What each who answered gave, as shares of it all; who gave nothing any weight is left out. */
export function sharesIn(library: Library, weighing: Weighing): readonly Weights[] {
  return weighing.answers.flatMap((one) => sharesOf(personalWeights(library, weighing, one)) ?? []);
}

/** A criterion's title without what stands in brackets. */
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
    ...byLevel.map(({ words, titles }) => `${capital(words)}: ${titles.join(', ')}.`),
    ...(needed.length > 0 ? [`Needs: ${needed.join(', ')}.`] : []),
  ].join(' ');
}
