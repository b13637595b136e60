import { isFamiliar } from '../../understanding/text/familiar.ts';
import type { Word } from '../../understanding/text/words.ts';
import {
  beginningOf,
  compoundsIn,
  type NumberedText,
  pairsIn,
  type TextNumbers,
  unknownPair,
} from './numbered-text.ts';
import { hasValue, type SortedRows, sortedRows } from './sorted-rows.ts';
import type { Terms } from './terms.ts';

/** The words that a class has nothing on. */
export type MissingWords = {
  /** The share of what the words weigh that the class has, 0 to 1. */
  readonly covered: number;
  /** How much the weightiest name or technical word weighs that the class lacks, 0 to 1. */
  readonly heaviest: number;
  /** How much the names and technical words weigh that the class lacks, and those that it has. */
  readonly names: number;
  readonly found: number;
  /** The share of words side by side that the class has side by side as well, 0 to 1. */
  readonly pairs: number;
  /** How many compounds, such as "fastapi-users", the class doesn't have as a whole. */
  readonly compounds: number;
  /** How much the weightiest and the second weightiest word weigh that the class lacks, common ones included, 0 to 1. */
  readonly first: number;
  readonly second: number;
};

/** Which words, beginnings of words and pairs of words each class has. Everything is a number. */
export type WordsOfClasses = {
  readonly stems: Terms;
  readonly beginnings: Terms;
  readonly own: SortedRows;
  readonly begun: SortedRows;
  readonly pairs: SortedRows;
};

/** @param classes for each class, its texts as numbers */
export function wordsOfClasses(
  { stems, beginnings, beginningOfStem }: TextNumbers,
  classes: readonly (readonly NumberedText[])[],
): WordsOfClasses {
  const rows = (valuesOf: (text: NumberedText) => readonly number[]): ReadonlySet<number>[] =>
    classes.map((texts) => {
      const row = new Set<number>();
      for (const text of texts) for (const value of valuesOf(text)) row.add(value);
      return row;
    });
  const own = rows((text) => text.stems);
  const begun = own.map((row) => {
    const begins = new Set<number>();
    for (const stem of row) {
      const beginning = beginningOfStem[stem] ?? -1;
      if (beginning >= 0) begins.add(beginning);
    }
    return begins;
  });
  return {
    stems,
    beginnings,
    own: sortedRows(own, (length) => new Uint32Array(length)),
    begun: sortedRows(begun, (length) => new Uint32Array(length)),
    pairs: sortedRows(
      rows((text) => text.pairs),
      (length) => new Float64Array(length),
    ),
  };
}

/** A text's words, each once, with all that's the same for every class. */
type LookedUp = {
  readonly stem: number;
  readonly beginning: number;
  readonly familiar: boolean;
  readonly rarity: number;
};

/** How the words of a text compare with those of the classes. */
export type ComparedWords = {
  /** How many of its names and technical words no class has. */
  readonly unheard: number;
  missing(at: number): MissingWords;
};

/**
 * @param rarityOf by the number of a stem, 0 to 1; -1 for one that no class has
 * @param ignored words that count neither as found nor as missing, such as the names of options
 */
export function compareWords(
  words: readonly Word[],
  { stems, beginnings, own, begun, pairs }: WordsOfClasses,
  rarityOf: (stem: number) => number,
  ignored: ReadonlySet<string>,
): ComparedWords {
  const seen = new Set<string>();
  const all: LookedUp[] = [];
  let unheard = 0;
  for (const { mark, stem: written, text, value } of words) {
    if (mark || seen.has(written) || ignored.has(text)) continue;
    seen.add(written);
    const stem = stems.of(written);
    const begins = beginningOf(written);
    const beginning = begins === undefined ? -1 : beginnings.of(begins);
    const familiar = value !== undefined || isFamiliar(text, written);
    if (!familiar && stem < 0 && beginning < 0) unheard += 1;
    all.push({ stem, beginning, familiar, rarity: rarityOf(stem) });
  }
  const [asked, joined] = [pairsIn(words, stems), compoundsIn(words, stems)];
  return {
    unheard,
    missing: (at) => {
      let [total, lacking, heaviest, names, found] = [0, 0, 0, 0, 0];
      let [first, second] = [0, 0];
      for (const { stem, beginning, familiar, rarity } of all) {
        const weight = rarity * rarity;
        const present =
          (stem >= 0 && hasValue(own, at, stem)) || (beginning >= 0 && hasValue(begun, at, beginning));
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
        }
      }
      let [near, apart] = [0, 0];
      for (const pair of asked) if (pair !== unknownPair && hasValue(pairs, at, pair)) near += 1;
      for (const pair of joined) if (pair === unknownPair || !hasValue(pairs, at, pair)) apart += 1;
      return {
        pairs: asked.length === 0 ? 0 : near / asked.length,
        compounds: apart,
        first,
        second,
        covered: total === 0 ? 0 : 1 - lacking / total,
        heaviest,
        names,
        found,
      };
    },
  };
}
