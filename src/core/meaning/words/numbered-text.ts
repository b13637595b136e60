import { grammarWords } from '../../understanding/text/grammar-words.ts';
import { tokenize, type Word } from '../../understanding/text/words.ts';
import { createTerms, type Terms } from './terms.ts';

/** A text of a topic: the stems of its words in their order, pairs of them side by side, and parts of its words. */
export type NumberedText = {
  readonly stems: readonly number[];
  readonly pairs: readonly number[];
  readonly parts: readonly number[];
};

/** The numbers that stand for what a topic's texts are made of. */
export type TextNumbers = {
  readonly stems: Terms;
  readonly beginnings: Terms;
  /** By stem; -1 for a short one. */
  readonly beginningOfStem: readonly number[];
  readonly parts: Terms;
  /** The parts of the words that texts have. */
  readonly partsOf: ReadonlyMap<string, readonly number[]>;
  /** Reads a text; the same one again costs nothing. */
  read(text: string): NumberedText;
};

export function createTextNumbers(): TextNumbers {
  const [stems, beginnings, parts] = [createTerms(), createTerms(), createTerms()];
  const beginningOfStem: number[] = [];
  const partsOf = new Map<string, readonly number[]>();
  const read = new Map<string, NumberedText>();
  const addStem = (stem: string): number => {
    const number = stems.add(stem);
    if (number === beginningOfStem.length) {
      const begins = beginningOf(stem);
      beginningOfStem.push(begins === undefined ? -1 : beginnings.add(begins));
    }
    return number;
  };
  const addParts = (word: string): readonly number[] => {
    const known = partsOf.get(word) ?? partsOfWord(word).map(parts.add);
    partsOf.set(word, known);
    return known;
  };
  return {
    stems,
    beginnings,
    beginningOfStem,
    parts,
    partsOf,
    read: (text) => {
      const known = read.get(text);
      if (known !== undefined) return known;
      const { words } = tokenize(text);
      const said = words.filter(({ mark }) => !mark);
      const made = {
        stems: said.map(({ stem }) => addStem(stem)),
        pairs: pairsIn(words, stems),
        parts: said.flatMap((word) => addParts(word.text)),
      };
      read.set(text, made);
      return made;
    },
  };
}

/** Three and four letters in a row, with the borders of the word. */
export function partsOfWord(text: string): string[] {
  const bordered = ` ${text.slice(0, 24)} `;
  const parts: string[] = [];
  for (const length of [3, 4])
    for (let at = 0; at + length <= bordered.length; at += 1) parts.push(bordered.slice(at, at + length));
  return parts;
}

/** The part of a word's stem that still says what it means. */
const longEnough = 5;

export function beginningOf(stem: string): string | undefined {
  return stem.length > longEnough ? stem.slice(0, longEnough) : undefined;
}

/** Of stems that no class has. */
export const unknownPair = -1;

/** Two stems as one number; there are fewer than two million of them. */
function pairOfStems(one: number, other: number): number {
  return one < 0 || other < 0 ? unknownPair : one * 2 ** 21 + other;
}

/** Words side by side, apart from those that only hold a sentence together. */
export function pairsIn(words: readonly Word[], stems: Terms): number[] {
  const pairs: number[] = [];
  let before: number | undefined;
  for (const { mark, text, stem } of words) {
    if (mark || grammarWords.has(text)) continue;
    const own = stems.of(stem);
    if (before !== undefined) pairs.push(pairOfStems(before, own));
    before = own;
  }
  return pairs;
}

/** The pairs that are written as one, with a hyphen or the like. */
export function compoundsIn(words: readonly Word[], stems: Terms): number[] {
  const compounds: number[] = [];
  for (const [at, { joined, stem, mark, value }] of words.entries()) {
    const before = words[at - 1];
    if (joined && !mark && value === undefined && before !== undefined && !before.mark)
      compounds.push(pairOfStems(stems.of(before.stem), stems.of(stem)));
  }
  return compounds;
}
