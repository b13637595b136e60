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

function* changesBySize(library: Library, { needs, emphasised = [] }: Case): Generator<Change, undefined> {
  const dropping = library.topic.needs
    .filter(({ id }) => needs.includes(id))
    .map(
      (need): Change => ({
        kind: 'without',
        need: need.id,
        size: sizeOf(need) * timesOf(need.id, emphasised),
      }),
    )
    .sort(bySize);
  let at = 0;
  for (const adding of addingBySize(library)) {
    if (needs.includes(adding.need)) continue;
    for (let next = dropping[at]; next !== undefined && next.size <= adding.size; next = dropping[++at])
      yield next;
    yield adding;
  }
  yield* dropping.slice(at);
}

const bySize = (a: Change, b: Change): number => a.size - b.size;

const additions = new WeakMap<Library, readonly Change[]>();

/** What it takes to add each need of the topic, which is the same whatever is stated. */
function addingBySize(library: Library): readonly Change[] {
  const known = additions.get(library);
  if (known !== undefined) return known;
  const made = library.topic.needs
    .map((need): Change => ({ kind: 'with', need: need.id, size: sizeOf(need) }))
    .sort(bySize);
  additions.set(library, made);
  return made;
}
