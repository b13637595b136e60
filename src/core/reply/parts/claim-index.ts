import type { Claim, Topic } from '../../../knowledge/schema.ts';
import { cuePhrases } from '../../understanding/cues/cues.ts';
import { everydayWords } from '../../understanding/text/everyday-words.ts';
import { fold, stemOf, type Word } from '../../understanding/text/words.ts';

/**
 * Finds the claims that speak of a question's particular words ("csrf", "composite keys", "stars"), which are
 * finer than aspects. Inverted index over claims; a word weighs by its rarity: ln(1 + claims / claims with it).
 */
export type ClaimIndex = {
  /**
   * The claims of an option that share a telling word, with their scores, by their places among all about it. Work
   * grows with the matches, not with all claims.
   */
  scoresFor(words: readonly Word[], option: string | null): ClaimScores;
  /** True where some claim about the option has these stems one after the other. */
  mentions(option: string | null, stems: readonly string[]): boolean;
};

export type ScoredClaim = { readonly claim: Claim; readonly at: number; readonly score: number };

const indexes = new WeakMap<Topic, ClaimIndex>();

export function claimIndexOf(topic: Topic): ClaimIndex {
  const known = indexes.get(topic);
  if (known !== undefined) return known;
  const made = build(topic);
  indexes.set(topic, made);
  return made;
}

export type ClaimScores = ReadonlyMap<number, ScoredClaim>;

const noTellings: ClaimScores = new Map();
const noTerms: ReadonlyMap<Place, number> = new Map();

/** A word in more claims than this tells nothing. */
const mostPostings = 400;
/** What each telling word of a claim's term counts where the question has the whole term: above any rarity. */
const wholeTerm = 5;
/** Other words that may stand within a term: "changed in django 6.1". */
const mostWithin = 2;
/** A version is the most particular thing that a question can name. */
const versionWeight = 2;

/** A claim and its place among all that are about its option. */
type Place = { readonly claim: Claim; readonly at: number };
type Posting = Place & { readonly weight: number };
/** A term of several words; `telling`: how many of them are. */
type Term = { readonly place: Place; readonly stems: readonly string[]; readonly telling: number };
type ByOption<T> = ReadonlyMap<string | null, readonly T[]>;
/** The claims with a stem. By option, as an answer is about a few of them. */
type Posted = { readonly rarity: number; readonly of: ByOption<Posting> };
/** A question's stems, what of the index they lead to, and what was told of each option so far. */
type Asked = {
  readonly stems: readonly string[];
  readonly telling: readonly Posted[];
  readonly starts: readonly { readonly at: number; readonly terms: ByOption<Term> }[];
  readonly told: Map<string | null, ClaimScores>;
};

function build(topic: Topic): ClaimIndex {
  const silent = silentStems(topic);
  const claimsOf = Map.groupBy(topic.claims, ({ option }) => option);
  const places = new Map<Claim, Place>();
  for (const claims of claimsOf.values())
    for (const [at, claim] of claims.entries()) places.set(claim, { claim, at });
  const postings = new Map<string, Posting[]>();
  const terms: Term[] = [];
  for (const claim of topic.claims) {
    const place = places.get(claim) ?? { claim, at: 0 };
    const seen = new Map<string, number>();
    for (const stem of stemsOf(claim.line)) seen.set(stem, 1);
    for (const stem of stemsOf(`${claim.claim} ${claim.note ?? ''}`))
      if (!seen.has(stem)) seen.set(stem, 0.5);
    for (const stem of claim.terms.flatMap(stemsOf)) seen.set(stem, 1.6);
    for (const term of claim.terms) {
      const stems = stemsOf(term);
      if (stems.length < 2) continue;
      terms.push({ place, stems, telling: Math.max(1, stems.filter((stem) => !silent.has(stem)).length) });
    }
    for (const [stem, weight] of seen) {
      if (silent.has(stem)) continue;
      const list = postings.get(stem);
      if (list === undefined) postings.set(stem, [{ ...place, weight }]);
      else if (list.length <= mostPostings) list.push({ ...place, weight });
    }
  }

  const posted = new Map<string, Posted>();
  for (const [stem, list] of postings) {
    if (list.length > mostPostings) continue;
    const rarity = Math.log(1 + topic.claims.length / list.length) * (isVersion(stem) ? versionWeight : 1);
    posted.set(stem, { rarity, of: Map.groupBy(list, ({ claim }) => claim.option) });
  }
  const termsFrom = new Map<string, ByOption<Term>>();
  for (const [first = '', list] of Map.groupBy(terms, ({ stems: [first] }) => first))
    termsFrom.set(
      first,
      Map.groupBy(list, ({ place }) => place.claim.option),
    );

  /** By the words of a question: an answer asks for each of its options, and often several times. */
  const questions = new WeakMap<readonly Word[], Asked>();

  function askedWith(words: readonly Word[]): Asked {
    const known = questions.get(words);
    if (known !== undefined) return known;
    const stems = words.flatMap(({ mark, stem }) => (mark ? [] : [stem]));
    const starts: { readonly at: number; readonly terms: ByOption<Term> }[] = [];
    for (const [at, stem] of stems.entries()) {
      const from = termsFrom.get(stem);
      if (from !== undefined) starts.push({ at, terms: from });
    }
    const made = {
      stems,
      telling: Array.from(new Set(stems)).flatMap((stem) => posted.get(stem) ?? []),
      starts,
      told: new Map(),
    };
    questions.set(words, made);
    return made;
  }

  function tellingOf(words: readonly Word[], option: string | null): ClaimScores {
    if (words.length === 0) return noTellings;
    const asked = askedWith(words);
    const known = asked.told.get(option);
    if (known !== undefined) return known;
    const made = new Map<number, { claim: Claim; at: number; score: number }>();
    const add = ({ claim, at }: Place, score: number): void => {
      const told = made.get(at);
      if (told === undefined) made.set(at, { claim, at, score });
      else told.score += score;
    };
    for (const { rarity, of } of asked.telling)
      for (const posting of of.get(option) ?? []) add(posting, rarity * posting.weight);
    for (const [place, length] of wholeTerms(asked, option)) add(place, wholeTerm * length);
    const tellings = made.size === 0 ? noTellings : made;
    asked.told.set(option, tellings);
    return tellings;
  }

  /** Claims with a term of several words that the question has in order, and how many telling words the longest has. */
  function wholeTerms({ stems: said, starts }: Asked, option: string | null): ReadonlyMap<Place, number> {
    let longest: Map<Place, number> | undefined;
    for (const { at, terms: from } of starts) {
      for (const { place, stems, telling } of from.get(option) ?? []) {
        if (!inOrder(stems, said, at, at + stems.length + mostWithin)) continue;
        longest ??= new Map();
        longest.set(place, Math.max(longest.get(place) ?? 0, telling));
      }
    }
    return longest ?? noTerms;
  }

  const textsOf = new Map<string | null, Texts>();

  function mentions(option: string | null, stems: readonly string[]): boolean {
    const [first = ''] = stems;
    let texts = textsOf.get(option);
    if (texts === undefined) {
      texts = textsByStem(claimsOf.get(option) ?? []);
      textsOf.set(option, texts);
    }
    const wanted = ` ${stems.join(' ')} `;
    return texts.get(first)?.some((text) => text.includes(wanted)) ?? false;
  }
  return { scoresFor: tellingOf, mentions };
}

/** What claims say, as stems between blanks, by each stem that is in it. */
type Texts = ReadonlyMap<string, readonly string[]>;

function textsByStem(claims: readonly Claim[]): Texts {
  const texts = new Map<string, string[]>();
  for (const { line, claim, note, terms } of claims) {
    for (const said of [line, claim, note ?? '', ...terms]) {
      const stems = stemsOf(said);
      const text = ` ${stems.join(' ')} `;
      for (const stem of new Set(stems)) {
        const known = texts.get(stem);
        if (known === undefined) texts.set(stem, [text]);
        else known.push(text);
      }
    }
  }
  return texts;
}

/** Words that every question has, and the names of what is chosen. */
function silentStems(topic: Topic): ReadonlySet<string> {
  const silent = new Set([...everydayWords].map(stemOf));
  for (const phrases of Object.values(cuePhrases))
    for (const phrase of phrases) for (const word of phrase.split(/[\s|?]+/)) silent.add(stemOf(word));
  for (const telling of [
    'error',
    'errors',
    'link',
    'release',
    'reference',
    'final',
    'app',
    'devs',
    'services',
    'session',
    'sessions',
    'threads',
    'string',
    'strings',
    'admin',
    'block',
    'form',
    'formal',
    'cost',
    'record',
    'server',
    'servers',
    'serve',
    'cover',
    'proxy',
    'support',
    'supports',
    'python',
    'trace',
    'version',
    'versions',
    'update',
    'storage',
    'staging',
  ])
    silent.delete(stemOf(telling));
  for (const { aliases, name } of [...topic.options, ...topic.alternatives]) {
    for (const alias of [...aliases, name]) if (!alias.includes(' ')) silent.add(stemOf(fold(alias)));
  }
  silent.add(stemOf(topic.noun.one));
  silent.add(stemOf(topic.noun.many));
  return silent;
}

/** "6.1", "0.163.2" */
export function isVersion(stem: string): boolean {
  return /^\d+(\.\d+)+$/.test(stem);
}

/** True where all that is wanted stands in this order in a stretch of stems. */
function inOrder(wanted: readonly string[], stems: readonly string[], from: number, to: number): boolean {
  let found = 0;
  for (let at = from; at < to && at < stems.length; at++) if (stems[at] === wanted[found]) found++;
  return found === wanted.length;
}

/** Words and versions: "6.1" stays whole. */
export function stemsOf(text: string): string[] {
  return (fold(text).match(/\d+(?:\.\d+)+|[a-z0-9]{2,}/g) ?? []).map(stemOf);
}
