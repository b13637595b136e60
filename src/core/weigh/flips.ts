import type { Library } from '../../knowledge/queries.ts';
import { forCandidates } from './for-candidates.ts';
import { overtakenBy } from './lead.ts';
import { type Case, familiarity, type Ranking, rank, ratingIn, winnerOf } from './scores.ts';
import { sizeOf, timesOf } from './weights.ts';

/** A change of one need that makes another option win. */
export type Flip = { readonly kind: 'without' | 'with'; readonly need: string; readonly winner: string };

/**
 * Each need that, dropped or added alone, gives another winner. The smallest change first: by how much the need
 * weighs in all, twice that where it was said to matter more; of equal ones those that are stated, each in the
 * order of the topic's needs. Worked out one by one, as most callers want the first.
 *
 * @param now the case's ranking, where it is known
 */
export function* flips(
  library: Library,
  weighed: Case,
  now: Ranking = rank(library, weighed),
): Generator<Flip, undefined> {
  const winner = winnerOf(now);
  if (winner === undefined) return;
  const leavesAhead = leadAfter(library, weighed, now);
  for (const change of changesBySize(library, weighed)) {
    if (leavesAhead(change)) continue;
    const { kind, need } = change;
    const needs =
      kind === 'with' ? [...weighed.needs, need] : weighed.needs.filter((stated) => stated !== need);
    const other = overtakenBy(library, { ...weighed, needs }, winner);
    if (other !== undefined) yield { kind, need, winner: other };
  }
}

/** On the scale of weights times ratings; far above the rounding of binary fractions. */
const clearly = 1e-6;

/**
 * Tells changes that leave the winner clearly ahead of all, as most do, without weighing the case anew: the lead of
 * one option over another, not divided by all weight, is a sum over needs. Not where demands let an option in or out,
 * or where people set weights in place of those of needs.
 */
function leadAfter(
  library: Library,
  { candidates, knows, emphasised = [], weights: set }: Case,
  { ranked, knockedOut, unmet, weights }: Ranking,
): (change: Change) => boolean {
  const [first, ...others] = ranked;
  if (first === undefined || set !== undefined || knockedOut.length + unmet.length > 0) return () => false;
  let all = knows.length > 0 ? familiarity.weight : 0;
  for (const [, weight] of weights) all += weight;
  const own = candidates.indexOf(first.option);
  const rivals = others.map(({ option, score }) => ({
    place: candidates.indexOf(option),
    lead: (first.score - score) * all,
  }));
  const worths = worthsFor(library, candidates);
  return ({ kind, need }) => {
    const worth = worths.get(need);
    if (worth === undefined || (kind === 'with' && !worth.isMetByAll)) return false;
    const times = timesOf(need, emphasised) * (kind === 'with' ? 1 : -1);
    const ofWinner = worth.each[own] ?? 0;
    return rivals.every(({ place, lead }) => lead + times * (ofWinner - (worth.each[place] ?? 0)) > clearly);
  };
}

/** What a need adds to each candidate's score, not divided by all weight, and whether all meet its demands. */
type Worth = { readonly each: readonly number[]; readonly isMetByAll: boolean };

const worthsFor = forCandidates((library, candidates): ReadonlyMap<string, Worth> => {
  const rated = ratingIn(library);
  return new Map(
    library.topic.needs.map(({ id, weighs, demands }) => [
      id,
      {
        each: candidates.map((option) =>
          Object.entries(weighs).reduce((sum, [of, weight]) => sum + weight * rated(option, of), 0),
        ),
        isMetByAll: Object.entries(demands).every(([of, least]) =>
          candidates.every((option) => rated(option, of) >= least),
        ),
      },
    ]),
  );
});

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
