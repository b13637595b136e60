import type { Library } from '../../knowledge/queries.ts';
import type { Need } from '../../knowledge/schema.ts';
import { rank } from '../ranking/scores.ts';
import type { WeighedField } from './rank-by-shares.ts';

/** How many criteria one form asks about: as many as a dialog of any platform has room for. */
export const mostAsked = 5;

/**
 * The criteria whose weight can change the result most, and the others that can change it at all. A criterion pulls
 * on the difference of two scores by the difference of their ratings, so criteria are ordered by the spread of ratings
 * among the options that aren't knocked out, times one plus what the thread's needs weigh:
 * (max r − min r) · (1 + Σ w(need, c)). If all options are rated alike on a criterion, its weight changes nothing and
 * nobody is asked about it.
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
 * Needs to choose from: the thread's first, then by how far apart the options are on what a need weighs (the weighted
 * mean of the spread of ratings). Needs that don't tell options apart are left out.
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

/** Highest rating minus the lowest. */
function spreadOf(library: Library, options: readonly string[], criterion: string): number {
  const ratings = options.map((option) => library.rating(option, criterion)?.rating ?? 0);
  return Math.max(...ratings) - Math.min(...ratings);
}
