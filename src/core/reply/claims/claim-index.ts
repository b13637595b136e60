import type { Claim, Topic } from '../../../knowledge/schema.ts';
import type { Word } from '../../understanding/text/words.ts';
import {
  type ByOption,
  type ClaimPostings,
  type IndexedTerm,
  type Postings,
  postingsOf,
  type StemPlace,
} from './claim-postings.ts';
import { stemsOf } from './stems.ts';

/**
 * Finds the claims that contain a question's specific words ("csrf", "composite keys", "stars"), which are
 * finer than aspects. It is an inverted index that weights a word by its rarity: ln(1 + claims / claims with
 * the word).
 */
export type ClaimIndex = {
  /**
   * Scores the claims about an option that share words with the question, by their position among all claims
   * about it. The work grows with the number of matches, not of claims.
   */
  scoresFor(words: readonly Word[], option: string | null): ClaimScores;
  /** True if some claim about the option has these stems in a row. */
  mentions(option: string | null, stems: readonly string[]): boolean;
};

export type ScoredClaim = { readonly claim: Claim; readonly at: number; readonly score: number };
export type ClaimScores = ReadonlyMap<number, ScoredClaim>;

const indexes = new WeakMap<Topic, ClaimIndex>();

export function claimIndexOf(topic: Topic): ClaimIndex {
  const known = indexes.get(topic);
  if (known !== undefined) return known;
  const made: ClaimIndex = { scoresFor: claimScorer(topic), mentions: mentionFinder(topic) };
  indexes.set(topic, made);
  return made;
}

const noScores: ClaimScores = new Map();
const noTerms: ReadonlyMap<StemPlace, number> = new Map();

/**
 * What each meaningful word of a claim's term adds if the question has the whole term: more than any rarity.
 */
const wholeTerm = 5;
/** Other words that may stand inside a term: "changed in django 6.1". */
const mostWithin = 2;

/** A question's stems, their postings, where terms may start, and the scores for each option so far. */
type IndexedQuestion = {
  readonly stems: readonly string[];
  readonly postings: readonly Postings[];
  readonly starts: readonly { readonly at: number; readonly terms: ByOption<IndexedTerm> }[];
  readonly scores: Map<string | null, ClaimScores>;
};

function claimScorer(topic: Topic): ClaimIndex['scoresFor'] {
  /** Made for the first question that looks something up; many don't. */
  let claims: ClaimPostings | undefined;
  /** By the words of a question: an answer looks it up for each option, and often several times. */
  const questions = new WeakMap<readonly Word[], IndexedQuestion>();

  function lookUp(words: readonly Word[]): IndexedQuestion {
    const known = questions.get(words);
    if (known !== undefined) return known;
    claims ??= postingsOf(topic);
    const { byStem, termsByFirstStem } = claims;
    const stems = words.flatMap(({ mark, stem }) => (mark ? [] : [stem]));
    const starts: { readonly at: number; readonly terms: ByOption<IndexedTerm> }[] = [];
    for (const [at, stem] of stems.entries()) {
      const terms = termsByFirstStem.get(stem);
      if (terms !== undefined) starts.push({ at, terms });
    }
    const made = {
      stems,
      postings: Array.from(new Set(stems)).flatMap((stem) => byStem.get(stem) ?? []),
      starts,
      scores: new Map(),
    };
    questions.set(words, made);
    return made;
  }

  return (words, option) => {
    if (words.length === 0) return noScores;
    const question = lookUp(words);
    const known = question.scores.get(option);
    if (known !== undefined) return known;
    const made = scoresOf(question, option);
    question.scores.set(option, made);
    return made;
  };
}

function scoresOf(question: IndexedQuestion, option: string | null): ClaimScores {
  const scores = new Map<number, { claim: Claim; at: number; score: number }>();
  const add = ({ claim, at }: StemPlace, score: number): void => {
    const known = scores.get(at);
    if (known === undefined) scores.set(at, { claim, at, score });
    else known.score += score;
  };
  for (const { rarity, of } of question.postings)
    for (const posting of of.get(option) ?? []) add(posting, rarity * posting.weight);
  for (const [place, telling] of wholeTerms(question, option)) add(place, wholeTerm * telling);
  return scores.size === 0 ? noScores : scores;
}

/**
 * The claims with a multi-word term that the question has in order, with the number of meaningful words in
 * the longest.
 */
function wholeTerms(
  { stems: asked, starts }: IndexedQuestion,
  option: string | null,
): ReadonlyMap<StemPlace, number> {
  let longest: Map<StemPlace, number> | undefined;
  for (const { at, terms } of starts) {
    for (const { place, stems, telling } of terms.get(option) ?? []) {
      if (!hasInOrder(asked, stems, at, at + stems.length + mostWithin)) continue;
      longest ??= new Map();
      longest.set(place, Math.max(longest.get(place) ?? 0, telling));
    }
  }
  return longest ?? noTerms;
}

/** True if the stems from `from` up to `to` contain all wanted ones in order. */
function hasInOrder(stems: readonly string[], wanted: readonly string[], from: number, to: number): boolean {
  let found = 0;
  for (let at = from; at < to && at < stems.length; at++) if (stems[at] === wanted[found]) found++;
  return found === wanted.length;
}

/** The texts of claims, as stems separated by spaces, by each stem in them. */
type Texts = ReadonlyMap<string, readonly string[]>;

function mentionFinder(topic: Topic): ClaimIndex['mentions'] {
  const claimsOf = Map.groupBy(topic.claims, ({ option }) => option);
  const textsOf = new Map<string | null, Texts>();
  return (option, stems) => {
    let texts = textsOf.get(option);
    if (texts === undefined) {
      texts = textsByStem(claimsOf.get(option) ?? []);
      textsOf.set(option, texts);
    }
    const wanted = ` ${stems.join(' ')} `;
    return texts.get(stems[0] ?? '')?.some((text) => text.includes(wanted)) ?? false;
  };
}

function textsByStem(claims: readonly Claim[]): Texts {
  const texts = new Map<string, string[]>();
  for (const { line, claim, note, terms } of claims) {
    for (const source of [line, claim, note ?? '', ...terms]) {
      const stems = stemsOf(source);
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
