import type { Library } from '../../knowledge/queries.ts';
import type { Need } from '../../knowledge/schema.ts';
import { rank } from '../ranking/scores.ts';
import type { WeighedField } from './rank-by-shares.ts';

/** The most criteria that are asked about at once: what a dialogue of every platform has room for. */
export const mostAsked = 5;

/**
 * The criteria whose weight can most change the result here, and the others that can change it at all. A
 * criterion's pull on the difference of two scores is the difference of their ratings, so it is ordered by the
 * spread of ratings among the options that are not knocked out, times one plus what the thread's needs weigh it:
 * (max r − min r) · (1 + Σ w(need, c)). Where all are rated alike, no weight changes anything, and nobody is asked.
 */
export function criteriaFor(
  library: Library,
  { candidates, needs }: WeighedField,
): { readonly asked: readonly string[]; readonly more: readonly string[] } {
  const { ranked, weights } = rank(library, { needs, candidates, knows: [] });
  const needed = new Map(weights);
  const open = ranked.map(({ option }) => option);
  const pulling = library.topic.criteria
    .map(({ id }) => ({ id, pull: spreadOf(library, open, id) * (1 + (needed.get(id) ?? 0)) }))
    .filter(({ pull }) => pull > 0)
    .sort((a, b) => b.pull - a.pull)
    .map(({ id }) => id);
  return { asked: pulling.slice(0, mostAsked), more: pulling.slice(mostAsked) };
}

/**
 * Needs to choose from: those of the thread first, then by how far apart the options are on what they weigh (the
 * mean spread of ratings, by weight). A need that sets nobody apart is left out.
 */
export function needsFor(library: Library, { candidates, needs }: WeighedField): readonly Need[] {
  return library.topic.needs
    .map((need) => {
      const weighed = Object.entries(need.weighs);
      const total = weighed.reduce((sum, [, weight]) => sum + weight, 0);
      const pull = weighed.reduce((sum, [id, weight]) => sum + weight * spreadOf(library, candidates, id), 0);
      return { need, pull: total === 0 ? 0 : pull / total, stated: needs.includes(need.id) ? 1 : 0 };
    })
    .filter(({ pull }) => pull > 0)
    .sort((a, b) => b.stated - a.stated || b.pull - a.pull)
    .map(({ need }) => need);
}

/** Highest rating less the lowest. */
function spreadOf(library: Library, options: readonly string[], criterion: string): number {
  const ratings = options.map((option) => library.rating(option, criterion)?.rating ?? 0);
  return Math.max(...ratings) - Math.min(...ratings);
}
