import type { Topic } from '../../knowledge/schema.ts';
import { isFamiliar } from '../understanding/text/familiar.ts';
import { grammarWords } from '../understanding/text/grammar-words.ts';
import { tokenize, type Word } from '../understanding/text/words.ts';

/** How well the words of a text fit each class of a topic, and what they say that a class doesn't. */
export type WordIndex = {
  /** The likeness to each class, 0 to 1: by whole words, and by parts of words, which survive typos. */
  likeness(words: readonly Word[]): { readonly words: Float32Array; readonly parts: Float32Array };
  /** The words that a class has nothing on. */
  missing(words: readonly Word[], at: number): MissingWords;
};

export type MissingWords = {
  /** The share of what the words weigh that the class has, 0 to 1. */
  readonly covered: number;
  /** How much the weightiest name or technical word weighs that the class lacks, 0 to 1. */
  readonly heaviest: number;
  /** How much the names and technical words weigh that the class lacks, and those that it has. */
  readonly names: number;
  readonly found: number;
  /** How many of them no class has. */
  readonly unheard: number;
  /** The share of words side by side that the class has side by side as well, 0 to 1. */
  readonly pairs: number;
  /** How many compounds, such as "fastapi-users", the class doesn't have as a whole. */
  readonly compounds: number;
  /** How much the weightiest and the second weightiest word weigh that the class lacks, common ones included, 0 to 1. */
  readonly first: number;
  readonly second: number;
};

/** Texts of one class: a question's, or a claim's. */
export type ClassTexts = {
  /** How people put it. */
  readonly phrasings: readonly string[];
  /** What an answer would say. */
  readonly says: readonly string[];
};

/** The classes of a topic, first its questions, then its claims. */
export function classTextsOf(topic: Topic): ClassTexts[] {
  const claims = new Map(topic.claims.map((claim) => [claim.id, claim]));
  const saysOf = (id: string): string[] => {
    const claim = claims.get(id);
    return claim === undefined
      ? []
      : [claim.line, [claim.claim, claim.note ?? '', claim.cell ?? ''].join(' '), claim.terms.join(', ')];
  };
  return [
    ...topic.questions.map((question) => ({
      phrasings: question.phrasings.map((phrasing) => phrasing.replaceAll('{option}', ' ')),
      says: question.claims.flatMap(saysOf),
    })),
    ...topic.claims.map(({ id, phrasings }) => ({ phrasings, says: saysOf(id) })),
  ];
}

/** An inverted index: for each term, the classes that have it and how much it counts there. */
type Postings = Map<string, { readonly classes: number[]; readonly weights: number[]; rarity: number }>;
type TermsOf = (words: readonly Word[]) => readonly string[];

/** What a class says counts as one more phrasing, or more where there are few. */
const leastPhrasings = 3;
/** The part of a word's stem that still says what it means. */
const longEnough = 5;

/**
 * @param questions how many of the classes are questions
 * @param ignored words that count neither as found nor as missing, such as the names of options
 */
export function createWordIndex(
  texts: readonly ClassTexts[],
  questions: number,
  ignored: ReadonlySet<string>,
): WordIndex {
  const read = texts.map(({ phrasings, says }) => ({
    phrasings: phrasings.map((text) => tokenize(text).words),
    says: says.map((text) => tokenize(text).words),
  }));
  const own = read.map(({ phrasings, says }) => new Set([...phrasings, ...says].flatMap(stemsOf)));
  const pairs = read.map(({ phrasings, says }) => new Set([...phrasings, ...says].flatMap(pairsOf)));
  const starts = own.map((stems) => new Set([...stems].flatMap((stem) => beginningOf(stem) ?? [])));
  const heard = new Set(own.flatMap((stems) => [...stems]));
  const heardStarts = new Set(starts.flatMap((list) => [...list]));
  const byWords = postingsOf(read, questions, stemsOf);
  const byParts = postingsOf(read, questions, partsOf);
  const rarest = Math.log(1 + texts.length);
  const rarityOf = (stem: string): number => (byWords.get(stem)?.rarity ?? rarest) / rarest;

  return {
    likeness: (words) => ({
      words: likenessIn(byWords, stemsOf(words), texts.length),
      parts: likenessIn(byParts, partsOf(words), texts.length),
    }),
    missing: (words, at) => {
      let [total, lacking, heaviest, names, found, unheard] = [0, 0, 0, 0, 0, 0];
      let [first, second] = [0, 0];
      const seen = new Set<string>();
      for (const { mark, stem, text, value } of words) {
        if (mark || seen.has(stem) || ignored.has(text)) continue;
        seen.add(stem);
        const familiar = value !== undefined || isFamiliar(text, stem);
        const rarity = rarityOf(stem);
        const weight = rarity * rarity;
        const beginning = beginningOf(stem);
        const has = (
          stems: ReadonlySet<string> | undefined,
          begun: ReadonlySet<string> | undefined,
        ): boolean =>
          stems?.has(stem) === true || (beginning !== undefined && begun?.has(beginning) === true);
        const present = has(own[at], starts[at]);
        total += weight;
        if (!present) {
          lacking += weight;
          second = Math.max(second, Math.min(first, weight));
          first = Math.max(first, weight);
        }
        if (familiar) continue;
        if (present) found += rarity;
        else {
          heaviest = Math.max(heaviest, weight);
          names += rarity;
          if (!has(heard, heardStarts)) unheard += 1;
        }
      }
      const [all, joined] = [pairsOf(words), compoundsOf(words)];
      const near = pairs[at];
      return {
        pairs: all.length === 0 ? 0 : all.filter((pair) => near?.has(pair) === true).length / all.length,
        compounds: joined.filter((pair) => near?.has(pair) !== true).length,
        first,
        second,
        covered: total === 0 ? 0 : 1 - lacking / total,
        heaviest,
        names,
        found,
        unheard,
      };
    },
  };
}

function stemsOf(words: readonly Word[]): string[] {
  return words.flatMap(({ mark, stem }) => (mark ? [] : [stem]));
}

/** Words side by side, apart from those that only hold a sentence together. */
function pairsOf(words: readonly Word[]): string[] {
  const said = words.filter(({ mark, text }) => !mark && !grammarWords.has(text));
  return said.slice(1).map(({ stem }, at) => `${said[at]?.stem ?? ''} ${stem}`);
}

/** The pairs that are written as one, with a hyphen or the like. */
function compoundsOf(words: readonly Word[]): string[] {
  return words.slice(1).flatMap(({ joined, stem, mark, value }, at) => {
    const before = words[at];
    return joined && !mark && value === undefined && before !== undefined && !before.mark
      ? [`${before.stem} ${stem}`]
      : [];
  });
}

function beginningOf(stem: string): string | undefined {
  return stem.length > longEnough ? stem.slice(0, longEnough) : undefined;
}

/** Three and four letters in a row, with the borders of the word. */
function partsOf(words: readonly Word[]): string[] {
  return words.flatMap(({ mark, text }) => {
    if (mark) return [];
    const bordered = ` ${text.slice(0, 24)} `;
    const parts: string[] = [];
    for (const length of [3, 4])
      for (let at = 0; at + length <= bordered.length; at += 1) parts.push(bordered.slice(at, at + length));
    return parts;
  });
}

/** @param questions how many of the classes are questions; only claims count what they say as phrasings */
function postingsOf(
  read: readonly {
    readonly phrasings: readonly (readonly Word[])[];
    readonly says: readonly (readonly Word[])[];
  }[],
  questions: number,
  termsOf: TermsOf,
): Postings {
  const postings: Postings = new Map();
  const counted = read.map(({ phrasings, says }, at) => {
    const asked = phrasings.map(termsOf);
    const said = at < questions ? [] : says.map(termsOf);
    return [
      ...asked,
      ...said.slice(0, 1),
      ...(asked.length < leastPhrasings ? said.slice(1) : said.slice(2)),
    ];
  });
  for (const [at, lists] of counted.entries())
    for (const term of new Set(lists.flat())) {
      const entry = postings.get(term) ?? { classes: [], weights: [], rarity: 0 };
      entry.classes.push(at);
      postings.set(term, entry);
    }
  for (const entry of postings.values()) entry.rarity = Math.log(1 + read.length / entry.classes.length);
  for (const lists of counted) {
    const mean = new Map<string, number>();
    for (const list of lists)
      for (const [term, weight] of weighted(list, postings))
        mean.set(term, (mean.get(term) ?? 0) + weight / lists.length);
    const norm = Math.hypot(...mean.values()) || 1;
    for (const [term, weight] of mean) postings.get(term)?.weights.push(weight / norm);
  }
  return postings;
}

/** The terms of a text and their weights, of length 1. */
function weighted(terms: readonly string[], postings: Postings): [string, number][] {
  const weights: [string, number][] = [...new Set(terms)].map((term) => [
    term,
    postings.get(term)?.rarity ?? 0,
  ]);
  const norm = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
  return weights.map(([term, weight]) => [term, weight / norm]);
}

function likenessIn(postings: Postings, terms: readonly string[], classes: number): Float32Array {
  const likeness = new Float32Array(classes);
  for (const [term, weight] of weighted(terms, postings)) {
    const entry = postings.get(term);
    if (entry === undefined) continue;
    for (let index = 0; index < entry.classes.length; index += 1) {
      const at = entry.classes[index] ?? 0;
      likeness[at] = (likeness[at] ?? 0) + weight * (entry.weights[index] ?? 0);
    }
  }
  return likeness;
}
