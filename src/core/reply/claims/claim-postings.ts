import type { Claim, Topic } from '../../../knowledge/schema.ts';
import { silentStems } from './silent-stems.ts';
import { isVersion, stemsOf } from './stems.ts';

/** A claim and its position among all claims about its option. */
export type StemPlace = { readonly claim: Claim; readonly at: number };
/** A claim that has a stem. The weight depends on where it has it. */
type Posting = StemPlace & { readonly weight: number };
/** The claims that have a stem, grouped by option, and how rare the stem is. */
export type Postings = { readonly rarity: number; readonly of: ByOption<Posting> };
/** A term of several words; `telling` counts those that carry meaning. */
export type IndexedTerm = {
  readonly place: StemPlace;
  readonly stems: readonly string[];
  readonly telling: number;
};
export type ByOption<T> = ReadonlyMap<string | null, readonly T[]>;

/** The inverted index: the claims that have a stem, and the terms that start with one. */
export type ClaimPostings = {
  readonly byStem: ReadonlyMap<string, Postings>;
  readonly termsByFirstStem: ReadonlyMap<string, ByOption<IndexedTerm>>;
};

/** A stem in more claims than this tells nothing about any of them. */
const mostPostings = 400;
/** Weight of a stem by where the claim has it. */
const weights = { term: 1.6, line: 1, other: 0.5 } as const;
/** A version is the most specific thing that a question can name. */
const versionWeight = 2;

export function postingsOf(topic: Topic): ClaimPostings {
  const silent = silentStems(topic);
  const lists = new Map<string, Posting[]>();
  const terms: IndexedTerm[] = [];
  for (const claims of Map.groupBy(topic.claims, ({ option }) => option).values()) {
    for (const [at, claim] of claims.entries()) {
      const place = { claim, at };
      for (const [stem, weight] of stemWeights(claim)) {
        if (silent.has(stem)) continue;
        const list = lists.get(stem);
        if (list === undefined) lists.set(stem, [{ ...place, weight }]);
        else if (list.length <= mostPostings) list.push({ ...place, weight });
      }
      for (const term of claim.terms) {
        const stems = stemsOf(term);
        const telling = stems.filter((stem) => !silent.has(stem)).length;
        if (stems.length > 1) terms.push({ place, stems, telling: Math.max(1, telling) });
      }
    }
  }
  return { byStem: withRarity(lists, topic.claims.length), termsByFirstStem: byFirstStem(terms) };
}

/** The stems of a claim, each once, with its weight. */
function stemWeights({ line, claim, note, terms }: Claim): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const stem of stemsOf(line)) found.set(stem, weights.line);
  for (const stem of stemsOf(`${claim} ${note ?? ''}`)) if (!found.has(stem)) found.set(stem, weights.other);
  for (const stem of terms.flatMap(stemsOf)) found.set(stem, weights.term);
  return found;
}

function withRarity(
  lists: ReadonlyMap<string, readonly Posting[]>,
  claims: number,
): ReadonlyMap<string, Postings> {
  const byStem = new Map<string, Postings>();
  for (const [stem, list] of lists) {
    if (list.length > mostPostings) continue;
    const rarity = Math.log(1 + claims / list.length) * (isVersion(stem) ? versionWeight : 1);
    byStem.set(stem, { rarity, of: Map.groupBy(list, ({ claim }) => claim.option) });
  }
  return byStem;
}

function byFirstStem(terms: readonly IndexedTerm[]): ReadonlyMap<string, ByOption<IndexedTerm>> {
  const grouped = new Map<string, ByOption<IndexedTerm>>();
  for (const [first = '', list] of Map.groupBy(terms, ({ stems: [stem] }) => stem))
    grouped.set(
      first,
      Map.groupBy(list, ({ place }) => place.claim.option),
    );
  return grouped;
}
