import type { TopicMeanings } from '../../knowledge/meanings/topic-meanings.ts';
import type { Ground, Grounds } from './grounds.ts';
import type { MatchQuery } from './match-query.ts';
import { productsWith, productWith } from './rows.ts';
import type { Vector } from './vector.ts';

/** What speaks for a ground, by name; the weights have the same names. */
export type MatchEvidence = Readonly<Record<string, number>>;

export type Candidate = {
  readonly ground: Ground;
  /** Its place among the grounds. */
  readonly at: number;
  /** The claims of the ground that a query is likeliest to ask for, best first. */
  readonly claims: readonly string[];
  readonly evidence: MatchEvidence;
};

/** An answer rests on so many claims at most. */
const mostClaims = 20;

/** So many of each route are looked at closely. */
const closest = 12;
/** Beyond this, how far a ground is behind the best no longer matters. */
const farBehind = -12;

/** The grounds that a query is likeliest to ask for, by both routes, with what speaks for each. */
export function candidatesFor(
  grounds: Grounds,
  meanings: TopicMeanings | null,
  query: MatchQuery,
): Candidate[] {
  const { list, questions, index, askedBy } = grounds;
  const likeness = index.likeness(query.words);
  const { vector } = query;
  const means = vector !== undefined && meanings?.size === vector.length ? meanings : null;
  const fit = new Float32Array(list.length);
  const lines = new Map<number, number>();
  const lineAt = (place: number): number => {
    if (means === null || vector === undefined) return 0;
    const known = lines.get(place);
    if (known !== undefined) return known;
    const product = productWith(means.lines, place, vector);
    lines.set(place, product);
    return product;
  };
  if (means !== null && vector !== undefined) {
    const products = productsWith(means.classes.weights, vector);
    for (let at = 0; at < list.length; at += 1)
      fit[at] = (products[at] ?? 0) + (means.classes.offsets[at] ?? 0);
  } else
    for (let at = 0; at < list.length; at += 1)
      fit[at] = 14 * ((likeness.words[at] ?? 0) + (likeness.parts[at] ?? 0));
  const asked = logShares(fit, 0, questions);
  const claimed = logShares(fit, questions, list.length);
  const share = (at: number): number =>
    Math.max(farBehind, at < questions ? (asked[at] ?? farBehind) : (claimed[at - questions] ?? farBehind));

  const rough = (at: number): number =>
    share(at) +
    3 * ((likeness.words[at] ?? 0) + (likeness.parts[at] ?? 0)) +
    2 * narrowing(list[at], query).fits;
  const chosen = new Set<number>();
  for (const [from, to] of [
    [0, questions],
    [questions, list.length],
  ] as const)
    for (const at of best(from, to, closest, rough)) chosen.add(at);

  return [...chosen].flatMap((at) => {
    const ground = list[at];
    if (ground === undefined) return [];
    const isClaim = at >= questions;
    const through = isClaim
      ? Math.max(farBehind, ...(askedBy.get(at - questions) ?? []).map(share))
      : Math.max(farBehind, ...ground.places.map((place) => share(questions + place)));
    const line = Math.max(0, ...ground.places.map(lineAt));
    const isPut = ground.end > ground.first;
    const nearest =
      isPut && means !== null && vector !== undefined ? nearestOf(means.phrasings, ground, vector) : line;
    const missing = index.missing(query.words, at);
    const { fits, differs, exact, lacks } = narrowing(ground, query);
    const claims = [...ground.places]
      .map((place) => ({
        place,
        value: share(questions + place) + 4 * narrowing(list[questions + place], query).fits,
      }))
      .sort((a, b) => b.value - a.value)
      .flatMap(({ place }) => list[questions + place]?.claims ?? [])
      .slice(0, mostClaims);
    const kind = isClaim ? 'claim' : 'question';
    const evidence: Record<string, number> = {
      [`${kind}`]: 1,
      [`${kind} share`]: share(at),
      [`${kind} through`]: through,
      [`${kind} nearest`]: nearest,
      [`${kind} found`]: Math.min(3, missing.found),
      unheard: Math.min(3, missing.unheard),
      [`${kind} line`]: line,
      [`${kind} words`]: likeness.words[at] ?? 0,
      [`${kind} parts`]: likeness.parts[at] ?? 0,
      [`${kind} covered`]: missing.covered,
      names: Math.min(3, missing.names),
      heaviest: missing.heaviest,
      pairs: missing.pairs,
      compounds: Math.min(2, missing.compounds),
      'first lacking': missing.first,
      'second lacking': missing.second,
      [`${kind} fits`]: fits,
      [`${kind} differs`]: differs,
      [`${kind} exact`]: exact,
      [`${kind} lacks`]: lacks,
      'no date': query.form === 'when' && !ground.has.when ? 1 : 0,
      'no figure': query.form === 'figure' && !ground.has.figure ? 1 : 0,
      'no package': query.form === 'package' && !ground.has.package ? 1 : 0,
    };
    if (ground.question !== null) evidence[`${query.form} for ${ground.question.form}`] = 1;
    return [{ ground, at, claims, evidence }];
  });
}

/** How the options named agree with those that a ground is about. */
function narrowing(
  ground: Ground | undefined,
  { options }: MatchQuery,
): { readonly fits: number; readonly differs: number; readonly exact: number; readonly lacks: number } {
  if (ground === undefined || options.length === 0) return { fits: 0, differs: 0, exact: 0, lacks: 0 };
  const shared = options.filter((id) => ground.options.has(id)).length;
  const spoken = options.filter((id) => ground.options.has(id) || ground.mentions.has(id)).length;
  return {
    fits: shared > 0 ? 1 : 0,
    differs: spoken === 0 && ground.options.size > 0 ? 1 : 0,
    exact: shared === options.length && ground.options.size === options.length ? 1 : 0,
    lacks: (options.length - spoken) / options.length,
  };
}

/** How near the nearest phrasing is. */
function nearestOf(phrasings: Float32Array, { first, end }: Ground, vector: Vector): number {
  let nearest = 0;
  for (let row = first; row < end; row += 1) nearest = Math.max(nearest, productWith(phrasings, row, vector));
  return nearest;
}

/** Logarithms of how the probability is shared out among some of the scores. */
function logShares(scores: Float32Array, from: number, to: number): Float32Array {
  let top = -Infinity;
  for (let at = from; at < to; at += 1) top = Math.max(top, scores[at] ?? 0);
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += Math.exp((scores[at] ?? 0) - top);
  const total = top + Math.log(sum);
  const shares = new Float32Array(Math.max(0, to - from));
  for (let at = from; at < to; at += 1) shares[at - from] = (scores[at] ?? 0) - total;
  return shares;
}

/** The places with the highest values, best first. */
function best(from: number, to: number, count: number, rate: (at: number) => number): number[] {
  const places: { readonly at: number; readonly value: number }[] = [];
  for (let at = from; at < to; at += 1) {
    const value = rate(at);
    const last = places.at(-1);
    if (places.length === count && last !== undefined && value <= last.value) continue;
    let index = places.length;
    while (index > 0 && (places[index - 1]?.value ?? 0) < value) index -= 1;
    places.splice(index, 0, { at, value });
    if (places.length > count) places.pop();
  }
  return places.map(({ at }) => at);
}
