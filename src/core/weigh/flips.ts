import type { Library } from '../../knowledge/queries.ts';
import { leadOf, overtakenBy } from './lead.ts';
import type { Case } from './scores.ts';
import { sizeOf, timesOf } from './weights.ts';

/** A change of one need that makes another option win. */
export type Flip = { readonly kind: 'without' | 'with'; readonly need: string; readonly winner: string };

/**
 * Each need that, dropped or added alone, gives another winner. The smallest change first: by how much the need
 * weighs in all, twice that where it was said to matter more; of equal ones those that are stated, each in the
 * order of the topic's needs. Worked out one by one, as most callers want the first.
 */
export function* flips(library: Library, weighed: Case): Generator<Flip, undefined> {
  const { winner } = leadOf(library, weighed);
  if (winner === undefined) return;
  for (const { kind, need } of changesBySize(library, weighed)) {
    const needs =
      kind === 'with' ? [...weighed.needs, need] : weighed.needs.filter((stated) => stated !== need);
    const other = overtakenBy(library, { ...weighed, needs }, winner);
    if (other !== undefined) yield { kind, need, winner: other };
  }
}

type Change = Pick<Flip, 'kind' | 'need'> & { readonly size: number };

function changesBySize(library: Library, { needs, emphasised = [] }: Case): Change[] {
  return library.topic.needs
    .map((need): Change => {
      const stated = needs.includes(need.id);
      const size = sizeOf(need) * (stated ? timesOf(need.id, emphasised) : 1);
      return { kind: stated ? 'without' : 'with', need: need.id, size };
    })
    .sort((a, b) => a.size - b.size || order[a.kind] - order[b.kind]);
}

const order: Readonly<Record<Flip['kind'], number>> = { without: 0, with: 1 };
