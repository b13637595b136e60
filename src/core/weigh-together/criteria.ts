import type { Library } from '../../knowledge/queries.ts';
import { rank } from '../weigh/scores.ts';
import type { Field } from './ranking.ts';

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
  { candidates, needs }: Field,
): { readonly asked: readonly string[]; readonly more: readonly string[] } {
  const { ranked, weights } = rank(library, { needs, candidates, knows: [] });
  const needed = new Map(weights);
  const pulling = library.topic.criteria
    .map(({ id }) => {
      const ratings = ranked.map(({ option }) => library.rating(option, id)?.rating ?? 0);
      return { id, pull: (Math.max(...ratings) - Math.min(...ratings)) * (1 + (needed.get(id) ?? 0)) };
    })
    .filter(({ pull }) => pull > 0)
    .sort((a, b) => b.pull - a.pull)
    .map(({ id }) => id);
  return { asked: pulling.slice(0, mostAsked), more: pulling.slice(mostAsked) };
}
