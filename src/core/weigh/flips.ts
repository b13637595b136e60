import type { Library } from '../../knowledge/queries.ts';
import { type Case, overtaking, rank, winnerOf } from './scores.ts';
import { sizeOf } from './weights.ts';

/** A change of one need that makes another option win. */
export type Flip = { readonly kind: 'without' | 'with'; readonly need: string; readonly winner: string };

/**
 * The needs that carry the ranking: each which, dropped alone, gives another winner; where there is none, each
 * that would, added alone. The smallest change first: the need that weighs least in all; equal ones in the order
 * of the topic's needs.
 */
export function flips(library: Library, weighed: Case): readonly Flip[] {
  const winner = winnerOf(rank(library, weighed));
  if (winner === undefined) return [];
  const tried = (kind: Flip['kind'], need: string, needs: readonly string[]): Flip[] => {
    const other = overtaking(rank(library, { ...weighed, needs }), winner);
    return other === undefined ? [] : [{ kind, need, winner: other }];
  };
  const needs = [...library.topic.needs].sort((a, b) => sizeOf(a) - sizeOf(b)).map(({ id }) => id);
  const without = needs
    .filter((id) => weighed.needs.includes(id))
    .flatMap((need) =>
      tried(
        'without',
        need,
        weighed.needs.filter((id) => id !== need),
      ),
    );
  if (without.length > 0) return without;
  return needs
    .filter((id) => !weighed.needs.includes(id))
    .flatMap((need) => tried('with', need, [...weighed.needs, need]));
}
