import type { Claim, Topic } from '../knowledge/schema.ts';
import { cuePhrases } from './understand/cues.ts';
import { everydayWords } from './understand/everyday-words.ts';
import { fold, stemOf, type Word } from './understand/words.ts';

/**
 * Finds the claims that speak of a question's particular words ("csrf", "composite keys", "stars"), which are
 * finer than aspects. Inverted index over claims; a word weighs by its rarity: ln(1 + claims / claims with it).
 */
export type Retrieval = {
  /** Claim id → score; only claims that share a telling word. Work grows with the matches, not with all claims. */
  search(words: readonly Word[]): ReadonlyMap<string, number>;
  /** The same by option: its claims with their scores, by their places among all about it. */
  tellingOf(words: readonly Word[]): Tellings;
  /** True where some claim about the option has these stems one after the other. */
  mentions(option: string | null, stems: readonly string[]): boolean;
};

export type Telling = { readonly claim: Claim; readonly at: number; readonly score: number };

const indexes = new WeakMap<Topic, Retrieval>();

export function retrievalOf(topic: Topic): Retrieval {
  const known = indexes.get(topic);
  if (known !== undefined) return known;
  const made = build(topic);
  indexes.set(topic, made);
  return made;
}

export type Tellings = ReadonlyMap<string | null, ReadonlyMap<number, Telling>>;

const noTellings: Tellings = new Map();

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

function build(topic: Topic): Retrieval {
  const silent = silentStems(topic);
  const claimsOf = Map.groupBy(topic.claims, ({ option }) => option);
  const places = new Map<Claim, Place>();
  for (const claims of claimsOf.values())
    for (const [at, claim] of claims.entries()) places.set(claim, { claim, at });
  const postings = new Map<string, Posting[]>();
  const termsFrom = new Map<
    string,
    { readonly place: Place; readonly stems: readonly string[]; readonly telling: number }[]
  >();
  for (const claim of topic.claims) {
    const place = places.get(claim) ?? { claim, at: 0 };
    const seen = new Map<string, number>();
    for (const stem of stemsOf(claim.line)) seen.set(stem, 1);
    for (const stem of stemsOf(`${claim.claim} ${claim.note ?? ''}`))
      if (!seen.has(stem)) seen.set(stem, 0.5);
    for (const stem of claim.terms.flatMap(stemsOf)) seen.set(stem, 1.6);
    for (const term of claim.terms) {
      const stems = stemsOf(term);
      const [first] = stems;
      if (first === undefined || stems.length < 2) continue;
      const entry = {
        place,
        stems,
        telling: Math.max(1, stems.filter((stem) => !silent.has(stem)).length),
      };
      const known = termsFrom.get(first);
      if (known === undefined) termsFrom.set(first, [entry]);
      else known.push(entry);
    }
    for (const [stem, weight] of seen) {
      if (silent.has(stem)) continue;
      const list = postings.get(stem);
      if (list === undefined) postings.set(stem, [{ ...place, weight }]);
      else if (list.length <= mostPostings) list.push({ ...place, weight });
    }
  }

  const answered = new WeakMap<readonly Word[], Tellings>();

  function tellingOf(words: readonly Word[]): Tellings {
    if (words.length === 0) return noTellings;
    const known = answered.get(words);
    if (known !== undefined) return known;
    const made = new Map<string | null, Map<number, { claim: Claim; at: number; score: number }>>();
    const add = ({ claim, at }: Place, score: number): void => {
      let ofOption = made.get(claim.option);
      if (ofOption === undefined) {
        ofOption = new Map();
        made.set(claim.option, ofOption);
      }
      const told = ofOption.get(at);
      if (told === undefined) ofOption.set(at, { claim, at, score });
      else told.score += score;
    };
    const stems = words.flatMap(({ mark, stem }) => (mark ? [] : [stem]));
    for (const stem of new Set(stems)) {
      const list = postings.get(stem);
      if (list === undefined || list.length > mostPostings) continue;
      const rarity = Math.log(1 + topic.claims.length / list.length) * (isVersion(stem) ? versionWeight : 1);
      for (const posting of list) add(posting, rarity * posting.weight);
    }
    for (const [place, length] of wholeTerms(stems)) add(place, wholeTerm * length);
    answered.set(words, made);
    return made;
  }

  function search(words: readonly Word[]): ReadonlyMap<string, number> {
    const all = [...tellingOf(words).values()].flatMap((ofOption) => [...ofOption.values()]);
    return new Map(all.map(({ claim, score }) => [claim.id, score]));
  }

  /** Claims with a term of several words that the question has in order, and how many telling words the longest has. */
  function wholeTerms(stems: readonly string[]): ReadonlyMap<Place, number> {
    const longest = new Map<Place, number>();
    for (const [at, stem] of stems.entries()) {
      for (const term of termsFrom.get(stem) ?? []) {
        if (inOrder(term.stems, stems, at, at + term.stems.length + mostWithin))
          longest.set(term.place, Math.max(longest.get(term.place) ?? 0, term.telling));
      }
    }
    return longest;
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
  return { search, tellingOf, mentions };
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
