import type { TopicMeanings } from '../../../knowledge/meanings/topic-meanings.ts';
import type { Ground, Grounds } from '../grounds.ts';
import type { Vector } from '../vector.ts';
import type { IndexedText } from '../words/word-index.ts';
import type { EvidenceRow } from './evidence.ts';
import type { MatchQuery } from './match-query.ts';
import { aboutSome, narrowing } from './narrowing.ts';
import { bestOf, logShares, productsWith, productWith, productWithBytes } from './rows.ts';

export type Candidate = {
  readonly ground: Ground;
  /** Its place among the grounds. */
  readonly at: number;
  /** The claims of the ground that a query is likeliest to ask for, best first. */
  readonly claims: readonly string[];
  /** What speaks for it, in the order of `ofCandidate`. */
  readonly evidence: EvidenceRow;
  /** How the form of the query goes with its question's, as evidence that has a name of its own; null for a claim. */
  readonly forms: string | null;
};

/** An answer rests on so many claims at most. */
const mostClaims = 20;

/** So many of each route are looked at closely. */
const closest = 12;
/** Beyond this, how far a ground is behind the best no longer matters. */
const farBehind = -12;

/** What a query makes of a topic's grounds. */
export type Sighting = {
  /** Those that it's likeliest to ask for, by both routes: their places among the grounds. */
  readonly closest: readonly number[];
  /** What speaks for any of them, by its place. */
  at(place: number): Candidate | undefined;
};

/** The grounds that a query is likeliest to ask for, by both routes, and what speaks for each. */
export function sight(
  grounds: Grounds,
  meanings: TopicMeanings | null,
  query: MatchQuery,
  text: IndexedText,
): Sighting {
  const { list, questions, askedBy } = grounds;
  const { vector, options, form } = query;
  const means = vector !== undefined && meanings?.size === vector.length ? { meanings, vector } : null;
  const shares = sharesOf(grounds, means, text);
  const share = (at: number): number => shares[at] ?? farBehind;
  const lines = new Map<number, number>();
  const lineAt = (place: number): number => {
    if (means === null) return 0;
    const known = lines.get(place) ?? productWith(means.meanings.lines, place, means.vector);
    lines.set(place, known);
    return known;
  };
  const fitting = aboutSome(grounds, options);
  const rough = new Float64Array(list.length);
  for (let at = 0; at < rough.length; at += 1)
    rough[at] =
      (shares[at] ?? 0) + 3 * ((text.words[at] ?? 0) + (text.parts[at] ?? 0)) + 2 * (fitting[at] ?? 0);
  const at = (place: number): Candidate | undefined => {
    const ground = list[place];
    if (ground === undefined) return undefined;
    const isClaim = place >= questions;
    let [through, line] = [farBehind, 0];
    if (isClaim)
      for (const question of askedBy.get(place - questions) ?? [])
        through = Math.max(through, share(question));
    for (const claim of ground.places) {
      if (!isClaim) through = Math.max(through, share(questions + claim));
      line = Math.max(line, lineAt(claim));
    }
    const isPut = ground.end > ground.first;
    const nearest = isPut && means !== null ? nearestOf(means, ground) : line;
    const missing = text.missing(place);
    const { fits, differs, exact, lacks } = narrowing(ground, options);
    const rate = (claim: number): number => share(questions + claim) + 4 * (fitting[questions + claim] ?? 0);
    return {
      ground,
      at: place,
      claims: isClaim ? ground.claims : claimsByValue(grounds, ground, rate),
      evidence: [
        1,
        share(place),
        through,
        nearest,
        Math.min(3, missing.found),
        Math.min(3, text.unheard),
        line,
        text.words[place] ?? 0,
        text.parts[place] ?? 0,
        missing.covered,
        Math.min(3, missing.names),
        missing.heaviest,
        missing.pairs,
        Math.min(2, missing.compounds),
        missing.first,
        missing.second,
        fits,
        differs,
        exact,
        lacks,
        form === 'when' && !ground.has.when ? 1 : 0,
        form === 'figure' && !ground.has.figure ? 1 : 0,
        form === 'package' && !ground.has.package ? 1 : 0,
      ],
      forms: ground.question === null ? null : `${form} for ${ground.question.form}`,
    };
  };
  return {
    closest: [
      ...bestOf(rough, { from: 0, to: questions }, closest),
      ...bestOf(rough, { from: questions, to: list.length }, closest),
    ],
    at,
  };
}

type Means = { readonly meanings: TopicMeanings; readonly vector: Vector };

/** How the probability is shared out among the questions, and among the claims, as logarithms. */
function sharesOf({ list, questions }: Grounds, means: Means | null, text: IndexedText): Float32Array {
  const fit = new Float32Array(list.length);
  if (means === null)
    for (let at = 0; at < list.length; at += 1)
      fit[at] = 14 * ((text.words[at] ?? 0) + (text.parts[at] ?? 0));
  else {
    const { weights, offsets } = means.meanings.classes;
    const products = productsWith(weights, means.vector);
    for (let at = 0; at < list.length; at += 1) fit[at] = (products[at] ?? 0) + (offsets[at] ?? 0);
  }
  logShares(fit.subarray(0, questions), farBehind);
  logShares(fit.subarray(questions), farBehind);
  return fit;
}

function claimsByValue(
  { list, questions }: Grounds,
  { places }: Ground,
  rate: (place: number) => number,
): readonly string[] {
  const values = places.map(rate);
  const order = places.map((_, at) => at).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
  return order.slice(0, mostClaims).flatMap((at) => list[questions + (places[at] ?? 0)]?.claims ?? []);
}

/** How near the nearest phrasing is. */
function nearestOf({ meanings, vector }: Means, { first, end }: Ground): number {
  let nearest = 0;
  for (let row = first; row < end; row += 1)
    nearest = Math.max(nearest, productWithBytes(meanings.phrasings, row, vector));
  return nearest;
}
