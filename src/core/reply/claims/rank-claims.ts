import type { Library } from '../../../knowledge/queries.ts';
import type { Claim } from '../../../knowledge/schema.ts';
import type { Word } from '../../understanding/text/words.ts';
import { withoutLeanings } from '../parts/asked-aspects.ts';
import { claimIndexOf, type ScoredClaim } from './claim-index.ts';

type ScoreQuery = {
  readonly option: string | null;
  readonly aspects: readonly string[];
  readonly words: readonly Word[];
};

/** Returns one element after another, then undefined. A generator does the same at several times the cost. */
export type NextOf<T> = () => T | undefined;

/** From this score on, words alone make a claim fit: about one rare word in its terms. */
const exactWordScore = 4;
const counts = { mainAspect: 3, sideAspect: 1.4, rank: [0, 2.2, 1, 0], leaning: 0.4 } as const;

/** An option's claims by score, independent of the question's words: for no aspect, and for each. */
type SortedClaims = {
  readonly whole: readonly ScoredClaim[];
  readonly on: ReadonlyMap<string, readonly ScoredClaim[]>;
};

/**
 * Claims by score; equal ones in their order. Only those that share a word with the question have to be
 * sorted.
 */
export function claimsByScore(library: Library, { option, aspects, words }: ScoreQuery): NextOf<ScoredClaim> {
  const sought = withoutLeanings(library, aspects);
  const wordScores = claimIndexOf(library.topic).scoresFor(words, option);
  const byAspect = claimsOnAspects(library, option, sought);
  if (wordScores.size === 0) return byAspect;
  const matching: ScoredClaim[] = [];
  for (const { claim, at, score } of wordScores.values())
    if (fits(claim, sought, score)) matching.push({ claim, at, score: scoreOf(claim, sought, score) });
  return merged(byAspect, wordScores, matching.sort(better));
}

/** The claims that fit regardless of the question's words. */
function claimsOnAspects(
  library: Library,
  option: string | null,
  sought: readonly string[],
): NextOf<ScoredClaim> {
  const { whole, on } = sortedClaimsOf(library, option);
  const [only, ...others] = sought;
  if (only === undefined) return inOrder(whole);
  return others.length === 0
    ? inOrder(on.get(only) ?? [])
    : onSeveralAspects(sought.map((id) => on.get(id) ?? []));
}

function inOrder(list: readonly ScoredClaim[]): NextOf<ScoredClaim> {
  let at = 0;
  return () => list[at++];
}

/**
 * With several aspects, a claim comes up first for the aspect it answers best, and is skipped for the others.
 */
function onSeveralAspects(lists: readonly (readonly ScoredClaim[])[]): NextOf<ScoredClaim> {
  const places = lists.map(() => 0);
  const met = new Set<number>();
  return () => {
    while (true) {
      let best: ScoredClaim | undefined;
      let from = 0;
      for (const [at, list] of lists.entries()) {
        const next = list[places[at] ?? 0];
        if (next === undefined || (best !== undefined && better(best, next) <= 0)) continue;
        best = next;
        from = at;
      }
      if (best === undefined) return undefined;
      places[from] = (places[from] ?? 0) + 1;
      if (met.has(best.at)) continue;
      met.add(best.at);
      return best;
    }
  };
}

/** Merges the claims that share words with the question into the rest, by score. */
function merged(
  byAspect: NextOf<ScoredClaim>,
  wordScores: ReadonlyMap<number, unknown>,
  matching: readonly ScoredClaim[],
): NextOf<ScoredClaim> {
  let at = 0;
  let waiting: ScoredClaim | undefined;
  return () => {
    waiting ??= byAspect();
    while (waiting !== undefined && wordScores.has(waiting.at)) waiting = byAspect();
    const ahead = matching[at];
    if (ahead !== undefined && (waiting === undefined || better(ahead, waiting) < 0)) {
      at++;
      return ahead;
    }
    const next = waiting;
    waiting = undefined;
    return next;
  };
}

const better = (a: ScoredClaim, b: ScoredClaim): number => b.score - a.score || a.at - b.at;

function fits(claim: Claim, sought: readonly string[], wordScore: number): boolean {
  return sought.length === 0
    ? !claim.chooseWhen
    : wordScore >= exactWordScore || claim.aspects.some((id) => sought.includes(id));
}

function aspectScore(aspects: readonly string[], sought: readonly string[]): number {
  const [main] = aspects;
  if (main !== undefined && sought.includes(main)) return counts.mainAspect;
  return aspects.some((id) => sought.includes(id)) ? counts.sideAspect : 0;
}

function scoreOf({ aspects, rank, leaning }: Claim, sought: readonly string[], wordScore: number): number {
  return (
    aspectScore(aspects, sought) +
    counts.rank[rank] +
    Math.min(wordScore, 28) * 0.6 +
    (leaning === 'neutral' ? 0 : counts.leaning)
  );
}

const sorted = new WeakMap<readonly Claim[], SortedClaims>();

function sortedClaimsOf(library: Library, option: string | null): SortedClaims {
  const claims = library.claimsOf(option);
  const known = sorted.get(claims);
  if (known !== undefined) return known;
  const scoredFor = (sought: readonly string[]): readonly ScoredClaim[] =>
    claims
      .flatMap((claim, at) =>
        fits(claim, sought, 0) ? [{ claim, at, score: scoreOf(claim, sought, 0) }] : [],
      )
      .sort(better);
  const aspects = new Set(claims.flatMap((claim) => claim.aspects));
  const made: SortedClaims = {
    whole: scoredFor([]),
    on: new Map(Array.from(aspects, (aspect) => [aspect, scoredFor([aspect])])),
  };
  sorted.set(claims, made);
  return made;
}
