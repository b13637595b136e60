import type { Library } from '../../../knowledge/queries.ts';
import type { Claim } from '../../../knowledge/schema.ts';
import type { Reading } from '../../understanding/match/reading.ts';
import type { Word } from '../../understanding/text/words.ts';
import { withoutLeanings } from './asked-aspects.ts';
import { claimIndexOf } from './claim-index.ts';

/** Which claims are wanted. */
export type ClaimQuery = {
  /** Option or alternative; null for claims about the topic as a whole. */
  readonly option: string | null;
  /** Aspects asked for; empty for a general picture. */
  readonly aspects: readonly string[];
  readonly leaning?: Claim['leaning'];
  /** The question's words, for what is finer than aspects. */
  readonly words: readonly Word[];
  readonly most: number;
};

/** A match on a particular word, at about a rare word in a claim's terms. */
const tellingScore = 4;
const counts = { mainAspect: 3, sideAspect: 1.4, rank: [0, 2.2, 1, 0], leaning: 0.4 } as const;

/**
 * The claims that answer best, best first. Where aspects are asked for, a claim has to be about one of them,
 * or to speak of the question's particular words.
 */
export function selectClaims(library: Library, wanted: ClaimQuery): Claim[] {
  const next = claimsByFit(library, wanted);
  const claims: Claim[] = [];
  for (let claim = next(); claim !== undefined; claim = next()) claims.push(claim);
  return claims;
}

/** Gives one after another, and undefined once there are no more. A generator does the same at several times the cost. */
type Next<T> = () => T | undefined;

/** The same one by one, for a caller that wants the first with something more to it. */
export function claimsByFit(library: Library, wanted: ClaimQuery): Next<Claim> {
  const { leaning, most } = wanted;
  const chosen: Claim[] = [];
  const next = byScore(library, wanted);
  return () => {
    if (chosen.length === most) return undefined;
    for (let scored = next(); scored !== undefined; scored = next()) {
      const { claim } = scored;
      if (leaning !== undefined && claim.leaning !== leaning) continue;
      if (chosen.some((before) => alike(before, claim))) continue;
      chosen.push(claim);
      return claim;
    }
    return undefined;
  };
}

/** A claim, its place among those about its option, and how well it answers. */
type Scored = { readonly claim: Claim; readonly at: number; readonly score: number };

/** What is known of an option's claims before any question: best first, for no aspect and for each. */
type Shelf = { readonly whole: readonly Scored[]; readonly on: ReadonlyMap<string, readonly Scored[]> };

/** Claims by their score, the first of equal ones first. Those that share no word with the question are in order already. */
function byScore(library: Library, { option, aspects, words }: ClaimQuery): Next<Scored> {
  const sought = withoutLeanings(library, aspects);
  const told = claimIndexOf(library.topic).scoresFor(words, option);
  const still = standing(library, option, sought);
  if (told.size === 0) return still;
  const spoken: Scored[] = [];
  for (const { claim, at, score } of told.values())
    if (fits(claim, sought, score)) spoken.push({ claim, at, score: scoreOf(claim, sought, score) });
  return merged(still, told, spoken.sort(better));
}

/** The claims that fit without a word of the question. */
function standing(library: Library, option: string | null, sought: readonly string[]): Next<Scored> {
  const { whole, on } = shelfOf(library, option);
  const [only, ...others] = sought;
  if (only === undefined) return oneByOne(whole);
  return others.length === 0 ? oneByOne(on.get(only) ?? []) : onSeveral(sought.map((id) => on.get(id) ?? []));
}

function oneByOne(list: readonly Scored[]): Next<Scored> {
  let at = 0;
  return () => list[at++];
}

/** Of several aspects: a claim is met first on the one that it answers best, and passed over from there. */
function onSeveral(lists: readonly (readonly Scored[])[]): Next<Scored> {
  const places = lists.map(() => 0);
  const met = new Set<number>();
  return () => {
    while (true) {
      let best: Scored | undefined;
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

/** Those that are told are taken from where the question's words put them. */
function merged(
  still: Next<Scored>,
  told: ReadonlyMap<number, unknown>,
  spoken: readonly Scored[],
): Next<Scored> {
  let at = 0;
  let waiting: Scored | undefined;
  return () => {
    waiting ??= still();
    while (waiting !== undefined && told.has(waiting.at)) waiting = still();
    const ahead = spoken[at];
    if (ahead !== undefined && (waiting === undefined || better(ahead, waiting) < 0)) {
      at++;
      return ahead;
    }
    const next = waiting;
    waiting = undefined;
    return next;
  };
}

const better = (a: Scored, b: Scored): number => b.score - a.score || a.at - b.at;

function fits(claim: Claim, sought: readonly string[], telling: number): boolean {
  return sought.length === 0
    ? !claim.chooseWhen
    : telling >= tellingScore || claim.aspects.some((id) => sought.includes(id));
}

function aspectScore(aspects: readonly string[], sought: readonly string[]): number {
  const [main] = aspects;
  if (main !== undefined && sought.includes(main)) return counts.mainAspect;
  return aspects.some((id) => sought.includes(id)) ? counts.sideAspect : 0;
}

function scoreOf({ aspects, rank, leaning }: Claim, sought: readonly string[], telling: number): number {
  return (
    aspectScore(aspects, sought) +
    counts.rank[rank] +
    Math.min(telling, 28) * 0.6 +
    (leaning === 'neutral' ? 0 : counts.leaning)
  );
}

const shelves = new WeakMap<readonly Claim[], Shelf>();

function shelfOf(library: Library, option: string | null): Shelf {
  const claims = library.claimsOf(option);
  const known = shelves.get(claims);
  if (known !== undefined) return known;
  const scoredFor = (sought: readonly string[]): readonly Scored[] =>
    claims
      .flatMap((claim, at) =>
        fits(claim, sought, 0) ? [{ claim, at, score: scoreOf(claim, sought, 0) }] : [],
      )
      .sort(better);
  const aspects = new Set(claims.flatMap((claim) => claim.aspects));
  const made: Shelf = {
    whole: scoredFor([]),
    on: new Map(Array.from(aspects, (aspect) => [aspect, scoredFor([aspect])])),
  };
  shelves.set(claims, made);
  return made;
}

/** The particular things of the question that no claim about the option mentions, as they were typed. */
export function uncoveredThings(library: Library, option: string, reading: Reading): string[] {
  const retrieval = claimIndexOf(library.topic);
  return reading.things
    .filter(
      ({ from, to }) =>
        !retrieval.mentions(
          option,
          reading.words.slice(from, to).map(({ stem }) => stem),
        ),
    )
    .map((thing) => reading.typed(thing))
    .filter((typed, index, all) => all.indexOf(typed) === index)
    .slice(0, 2);
}

const lineWords = new WeakMap<Claim, ReadonlySet<string>>();

function wordsOf(claim: Claim): ReadonlySet<string> {
  const known = lineWords.get(claim);
  if (known !== undefined) return known;
  const made = new Set(claim.line.toLowerCase().match(/[a-z0-9]{4,}/g) ?? []);
  lineWords.set(claim, made);
  return made;
}

/** Two statements that share more of the shorter one's words are the same. */
const mostShared = 0.6;

/** The same statement twice: most words shared. */
function alike(a: Claim, b: Claim): boolean {
  const left = wordsOf(a);
  const right = wordsOf(b);
  if (left.size > right.size) return alike(b, a);
  let shared = left.size;
  for (const word of left) {
    if (right.has(word)) continue;
    shared--;
    if (shared / left.size <= mostShared) return false;
  }
  return shared > 0;
}
