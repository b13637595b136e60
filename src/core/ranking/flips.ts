import type { Library } from '../../knowledge/queries.ts';
import type { Need } from '../../knowledge/schema.ts';
import { forCandidates } from './for-candidates.ts';
import { overtakenBy } from './lead.ts';
import { type Case, familiarity, type Ranking, rank, ratingIn, winnerOf } from './scores.ts';
import { timesOf, totalWeight } from './weights.ts';

/** Dropping or adding one need makes another option win. */
export type Flip = { readonly kind: 'without' | 'with'; readonly need: string; readonly winner: string };

/**
 * Each need that changes the winner when dropped or added alone, smallest change first: by the need's total weight,
 * doubled if it was emphasised; among equals, stated needs come first, then the topic's order. Computed lazily, since
 * most callers want only the first.
 *
 * @param now the case's ranking, if the caller has it
 */
export function* flips(
  library: Library,
  weighed: Case,
  now: Ranking = rank(library, weighed),
): Generator<Flip, undefined> {
  const winner = winnerOf(now);
  if (winner === undefined) return;
  const worths = worthsFor(library, weighed.candidates);
  const leavesAhead = leadAfter(worths, weighed, now);
  for (const { kind, row } of changesBySize(worths, weighed)) {
    if (leavesAhead(kind, row)) continue;
    const need = worths.needs[row]?.id ?? '';
    const isStated = weighed.needs.includes(need);
    if (kind === 'with' && isStated) continue;
    const needs =
      kind === 'with' ? [...weighed.needs, need] : weighed.needs.filter((stated) => stated !== need);
    const other = overtakenBy(library, { ...weighed, needs }, winner);
    if (other !== undefined) yield { kind, need, winner: other };
  }
}

/** What each of a topic's needs adds to each candidate's score, before dividing by all weight: one row per need. */
type Worths = {
  readonly needs: readonly Need[];
  readonly rowOf: ReadonlyMap<string, number>;
  /** Row-major: a row per need, a column per candidate. */
  readonly each: Float64Array;
  readonly isMetByAll: readonly boolean[];
  /** Each need's total weight. */
  readonly sizes: readonly number[];
  /** Adding each need, smallest first. */
  readonly adding: readonly Change[];
};

type Change = { readonly kind: Flip['kind']; readonly row: number; readonly size: number };

const bySize = (a: Change, b: Change): number => a.size - b.size;

const worthsFor = forCandidates((library, candidates): Worths => {
  const rated = ratingIn(library);
  const { needs } = library.topic;
  const sizes = needs.map(totalWeight);
  return {
    needs,
    rowOf: new Map(needs.map(({ id }, row) => [id, row])),
    each: Float64Array.from(
      needs.flatMap(({ weighs }) =>
        candidates.map((option) =>
          Object.entries(weighs).reduce((sum, [of, weight]) => sum + weight * rated(option, of), 0),
        ),
      ),
    ),
    isMetByAll: needs.map(({ demands }) =>
      Object.entries(demands).every(([of, least]) =>
        candidates.every((option) => rated(option, of) >= least),
      ),
    ),
    sizes,
    adding: sizes.map((size, row): Change => ({ kind: 'with', row, size })).sort(bySize),
  };
});

/** On the scale of weights times ratings; far above floating-point error. */
const clearly = 1e-6;

/**
 * Recognises changes that leave the winner clearly ahead, as most do, without ranking the case again: before dividing
 * by all weight, one option's lead over another is a sum over needs. Doesn't apply where demands let an option in or
 * out, or where people set the weights.
 */
function leadAfter(
  { needs, each, isMetByAll }: Worths,
  { candidates, knows, emphasised = [], weights: set }: Case,
  { ranked, knockedOut, unmet, weights }: Ranking,
): (kind: Flip['kind'], row: number) => boolean {
  const [first, ...others] = ranked;
  if (first === undefined || set !== undefined || knockedOut.length + unmet.length > 0) return () => false;
  let all = knows.length > 0 ? familiarity.weight : 0;
  for (const [, weight] of weights) all += weight;
  const own = candidates.indexOf(first.option);
  const rivals = others.map(({ option, score }) => ({
    place: candidates.indexOf(option),
    lead: (first.score - score) * all,
  }));
  return (kind, row) => {
    if (kind === 'with' && isMetByAll[row] === false) return false;
    const emphasis = emphasised.length === 0 ? 1 : timesOf(needs[row]?.id ?? '', emphasised);
    const times = kind === 'with' ? emphasis : -emphasis;
    const start = row * candidates.length;
    const ofWinner = each[start + own] ?? 0;
    for (const { place, lead } of rivals)
      if (lead + times * (ofWinner - (each[start + place] ?? 0)) <= clearly) return false;
    return true;
  };
}

function* changesBySize(
  { rowOf, sizes, adding }: Worths,
  { needs: stated, emphasised = [] }: Case,
): Generator<Change, undefined> {
  const dropping: Change[] = [];
  for (const id of new Set(stated)) {
    const row = rowOf.get(id);
    if (row === undefined) continue;
    dropping.push({ kind: 'without', row, size: (sizes[row] ?? 0) * timesOf(id, emphasised) });
  }
  dropping.sort((a, b) => bySize(a, b) || a.row - b.row);
  let at = 0;
  for (const add of adding) {
    for (let next = dropping[at]; next !== undefined && next.size <= add.size; next = dropping[++at])
      yield next;
    yield add;
  }
  yield* dropping.slice(at);
}
