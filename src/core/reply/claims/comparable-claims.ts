import type { Library } from '../../../knowledge/queries.ts';
import type { Claim } from '../../../knowledge/schema.ts';
import type { Word } from '../../understanding/text/words.ts';
import { stemsOf } from './stems.ts';

/** Claims of one kind, one for each option, and their term that the question has. */
export type ComparableClaims = { readonly claims: readonly Claim[]; readonly term: string };

type ComparableQuery = {
  readonly options: readonly string[];
  readonly aspects: readonly string[];
  readonly words: readonly Word[];
  /** Claims that are shown already. */
  readonly without?: readonly Claim[];
};

/** Minimum number of terms that claims of one kind share: "stars" and "github". */
const leastShared = 2;

/**
 * The claims that compare the options in one unit: each has a term that the question has, and they share the
 * most terms with each other. Stars stand beside stars, and survey shares beside survey shares.
 *
 * @returns undefined if some option has no such claim
 */
export function comparableClaims(
  library: Library,
  { options, aspects, words, without = [] }: ComparableQuery,
): ComparableClaims | undefined {
  if (aspects.length === 0) return undefined;
  const asked = new Set(words.flatMap(({ mark, stem }) => (mark ? [] : [stem])));
  const lists: Claim[][] = [];
  for (const option of options) {
    const matching = claimsAskedFor(library.claimsOf(option), asked).filter(
      (claim) => !without.includes(claim) && claim.aspects.some((id) => aspects.includes(id)),
    );
    if (matching.length === 0) return undefined;
    lists.push(matching);
  }
  const [first = [], ...others] = lists;
  let best: { claims: readonly Claim[]; shared: number } | undefined;
  for (const claim of first) {
    const partners = others.map((list) => nearest(claim, list));
    const found = partners.flatMap((partner) => partner ?? []);
    if (found.length < others.length || found.some(({ shared }) => shared < leastShared)) continue;
    const shared = found.reduce((sum, partner) => sum + partner.shared, 0);
    if (best === undefined || shared > best.shared)
      best = { claims: [claim, ...found.map((partner) => partner.claim)], shared };
  }
  const [shown] = best?.claims ?? [];
  const term = shown === undefined ? undefined : termsOf(shown).find((one) => isAskedFor(one, asked));
  return best === undefined || term === undefined ? undefined : { claims: best.claims, term: term.text };
}

type StemmedTerm = { readonly text: string; readonly stems: readonly string[] };

const stemmed = new WeakMap<Claim, readonly StemmedTerm[]>();

/** A claim's terms with their stems, computed once: every comparison looks at those of all claims. */
function termsOf(claim: Claim): readonly StemmedTerm[] {
  const known = stemmed.get(claim);
  if (known !== undefined) return known;
  const made = claim.terms.map((text) => ({ text, stems: stemsOf(text) }));
  stemmed.set(claim, made);
  return made;
}

function isAskedFor({ stems }: StemmedTerm, asked: ReadonlySet<string>): boolean {
  return stems.length > 0 && stems.every((stem) => asked.has(stem));
}

type Place = { readonly at: number; readonly claim: Claim; readonly term: StemmedTerm };
const placed = new WeakMap<readonly Claim[], ReadonlyMap<string, readonly Place[]>>();

/** The claims with a term that the question has, in their order. Looked up by the first stems of terms. */
function claimsAskedFor(claims: readonly Claim[], asked: ReadonlySet<string>): Claim[] {
  const places = placesIn(claims);
  const matching = new Map<number, Claim>();
  for (const stem of asked)
    for (const { at, claim, term } of places.get(stem) ?? [])
      if (isAskedFor(term, asked)) matching.set(at, claim);
  return [...matching].sort(([a], [b]) => a - b).map(([, claim]) => claim);
}

function placesIn(claims: readonly Claim[]): ReadonlyMap<string, readonly Place[]> {
  const known = placed.get(claims);
  if (known !== undefined) return known;
  const made = Map.groupBy(
    claims.flatMap((claim, at) => termsOf(claim).map((term): Place => ({ at, claim, term }))),
    ({ term }) => term.stems[0] ?? '',
  );
  placed.set(claims, made);
  return made;
}

/** The claim that shares the most terms; of those, the one with the better rank. */
function nearest(claim: Claim, list: readonly Claim[]): { claim: Claim; shared: number } | undefined {
  let best: { claim: Claim; shared: number } | undefined;
  for (const other of list) {
    const shared = other.terms.filter((term) => claim.terms.includes(term)).length;
    const isNearer =
      best === undefined || shared > best.shared || (shared === best.shared && other.rank < best.claim.rank);
    if (isNearer) best = { claim: other, shared };
  }
  return best;
}
