import type { Library } from '../../knowledge/queries.ts';
import type { StatedWeight } from '../understanding/acts/stated-weights.ts';
import { mostAsked } from './criteria.ts';
import type { Weighing } from './state/weighing.ts';
import { mostPlaces, type SaidWeight } from './weighing-ids.ts';

/** Weights that somebody stated, as the weighing's criteria have them, and what it has no criterion for. */
export type SaidWeights = { readonly said: readonly SaidWeight[]; readonly unknown: readonly string[] };

/** The criteria that stated weights are about; as many as a form shows. */
export function saidWeights(
  library: Library,
  { asked, more }: Weighing,
  stated: readonly StatedWeight[],
): SaidWeights {
  const places = [...asked, ...more].slice(0, mostPlaces);
  const said = new Map<number, number>();
  const unknown: string[] = [];
  for (const one of stated) {
    if (one.level === null) continue;
    const at = bestPlace(library, places, one);
    if (at < 0) unknown.push(one.words);
    else said.set(at, one.level);
  }
  return { said: [...said].map(([at, level]) => ({ at, level })).slice(0, mostAsked), unknown };
}

/** The place of the criterion that comes closest to what was named; -1 if none does. */
function bestPlace(library: Library, places: readonly string[], { words, names }: StatedWeight): number {
  const typed = words.toLowerCase().split(' ');
  const ofNames = new Set(
    names.flatMap((name) => [
      ...library.criteriaOf(name).map(({ id }) => id),
      ...Object.keys(library.need(name)?.weighs ?? {}),
    ]),
  );
  const scores = places.map((id) => {
    if (names.length > 0 && !ofNames.has(id)) return 0;
    const { title = '', aspects = [] } = library.criterion(id) ?? {};
    const inTitle = title.toLowerCase().match(/[a-z-]{3,}/g) ?? [];
    const heaviest = names.some((name) => {
      const weighed = Object.entries(library.need(name)?.weighs ?? {});
      return (
        weighed.length > 0 &&
        (library.need(name)?.weighs[id] ?? 0) === Math.max(...weighed.map(([, weight]) => weight))
      );
    });
    const named = (typed.includes(id) ? 8 : 0) + (inTitle.some((word) => typed.includes(word)) ? 4 : 0);
    if (names.length === 0) return named;
    return 1 + named + (names.includes(aspects[0] ?? '') ? 2 : 0) + (heaviest ? 1 : 0);
  });
  const best = Math.max(0, ...scores);
  return best === 0 ? -1 : scores.indexOf(best);
}
