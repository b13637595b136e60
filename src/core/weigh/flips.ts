import type { Library } from '../../knowledge/queries.ts';
import { leadOf, overtakenBy } from './lead.ts';
import type { Case } from './scores.ts';
import { sizeOf } from './weights.ts';

/** A change of one need that makes another option win. */
export type Flip = { readonly kind: 'without' | 'with'; readonly need: string; readonly winner: string };

/**
 * The needs that carry the ranking: each which, dropped alone, gives another winner; where there is none, each
 * that would, added alone. The smallest change first: the need that weighs least in all; equal ones in the order
 * of the topic's needs. Worked out one by one, as most callers want the first.
 */
export function* flips(library: Library, weighed: Case): Generator<Flip, undefined> {
  const { winner } = leadOf(library, weighed);
  if (winner === undefined) return;
  const tried = (kind: Flip['kind'], need: string, needs: readonly string[]): Flip | undefined => {
    const other = overtakenBy(library, { ...weighed, needs }, winner);
    return other === undefined ? undefined : { kind, need, winner: other };
  };
  const bySize = needsBySize(library);
  let carried = false;
  for (const need of bySize.filter((id) => weighed.needs.includes(id))) {
    const others = weighed.needs.filter((id) => id !== need);
    const flip = tried('without', need, others);
    if (flip === undefined) continue;
    carried = true;
    yield flip;
  }
  if (carried) return;
  for (const need of bySize.filter((id) => !weighed.needs.includes(id))) {
    const flip = tried('with', need, [...weighed.needs, need]);
    if (flip !== undefined) yield flip;
  }
}

const ordered = new WeakMap<Library, readonly string[]>();

/** Ids of the topic's needs, those that weigh least first. */
function needsBySize(library: Library): readonly string[] {
  const known = ordered.get(library);
  if (known !== undefined) return known;
  const made = [...library.topic.needs].sort((a, b) => sizeOf(a) - sizeOf(b)).map(({ id }) => id);
  ordered.set(library, made);
  return made;
}
