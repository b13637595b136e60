import type { Library } from '../../knowledge/queries.ts';
import { type Case, rank } from './scores.ts';

/** A change that makes another option win. */
export type Flip = { readonly kind: 'without' | 'with'; readonly need: string; readonly winner: string };

/**
 * The needs that carry the ranking: each which, dropped alone, gives another winner; where there is none, each
 * that would, added alone. In the order of the topic's needs.
 */
export function flips(library: Library, weighed: Case): readonly Flip[] {
  const winner = rank(library, weighed).ranked[0]?.option;
  if (winner === undefined) return [];
  const outcome = (needs: readonly string[]): string | undefined =>
    needs.length === 0 ? undefined : rank(library, { ...weighed, needs }).ranked[0]?.option;
  const without = weighed.needs.flatMap((need): Flip[] => {
    const other = outcome(weighed.needs.filter((id) => id !== need));
    return other === undefined || other === winner ? [] : [{ kind: 'without', need, winner: other }];
  });
  if (without.length > 0) return without;
  return library.topic.needs
    .filter(({ id }) => !weighed.needs.includes(id))
    .flatMap(({ id }): Flip[] => {
      const other = outcome([...weighed.needs, id]);
      return other === undefined || other === winner ? [] : [{ kind: 'with', need: id, winner: other }];
    });
}
