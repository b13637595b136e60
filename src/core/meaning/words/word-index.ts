import { tokenize, type Word } from '../../understanding/text/words.ts';
import type { ClassTexts } from './class-texts.ts';
import { type ComparedWords, compareWords, stemsIn, wordsOfClasses } from './missing-words.ts';
import { createPostings, likenessTo, type TermPostings } from './postings.ts';
import { hasValue } from './sorted-rows.ts';
import { createTerms } from './terms.ts';

/** How well the words of a text fit each class of a topic, and what they say that a class doesn't. */
export type WordIndex = {
  /** Compares a text with the classes. */
  of(words: readonly Word[]): IndexedText;
  /** Whether any class has a stem. */
  has(stem: string): boolean;
  /** Whether a class has it. */
  hasAt(stem: string, at: number): boolean;
};

/** A text, compared with the classes. */
export type IndexedText = ComparedWords & {
  /** The likeness to each class, 0 to 1: by whole words, and by parts of words, which survive typos. */
  readonly words: Float32Array;
  readonly parts: Float32Array;
};

/** What a class says counts as one more phrasing, or more where there are few. */
const leastPhrasings = 3;

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
  const known = wordsOfClasses(read.map(({ phrasings, says }) => [...phrasings, ...says]));
  const { stems, own } = known;
  const counted = read.map(({ phrasings, says }, at) => {
    // Only claims count what they say as phrasings.
    const said = at < questions ? [] : says;
    const further = phrasings.length < leastPhrasings ? said.slice(1) : said.slice(2);
    return [...phrasings, ...said.slice(0, 1), ...further];
  });
  const byWords = createPostings(
    counted.map((list) => list.map((words) => stemsIn(words).map(stems.of))),
    stems.count(),
  );
  const { byParts, partsOf } = indexParts(counted);
  const rarest = Math.log(1 + texts.length);
  const rarityOf = (stem: number): number => ((stem < 0 ? 0 : byWords.rarities[stem]) || rarest) / rarest;
  return {
    of: (words) => ({
      words: likenessTo(byWords, stemsIn(words).map(stems.of)),
      parts: likenessTo(byParts, partsOf(words)),
      ...compareWords(words, known, rarityOf, ignored),
    }),
    has: (stem) => stems.of(stem) >= 0,
    hasAt: (stem, at) => hasValue(own, at, stems.of(stem)),
  };
}

/** Parts of words. Those of the words that the classes have are kept, as people use the same words. */
function indexParts(classes: readonly (readonly (readonly Word[])[])[]): {
  readonly byParts: TermPostings;
  readonly partsOf: (words: readonly Word[]) => readonly number[];
} {
  const parts = createTerms();
  const known = new Map<string, readonly number[]>();
  const numbered = classes.map((texts) =>
    texts.map((words) =>
      words.flatMap(({ mark, text }) => {
        if (mark) return [];
        const numbers = known.get(text) ?? partsOfWord(text).map(parts.add);
        known.set(text, numbers);
        return numbers;
      }),
    ),
  );
  return {
    byParts: createPostings(numbered, parts.count()),
    partsOf: (words) =>
      words.flatMap(({ mark, text }) => (mark ? [] : (known.get(text) ?? partsOfWord(text).map(parts.of)))),
  };
}

/** Three and four letters in a row, with the borders of the word. */
function partsOfWord(text: string): string[] {
  const bordered = ` ${text.slice(0, 24)} `;
  const parts: string[] = [];
  for (const length of [3, 4])
    for (let at = 0; at + length <= bordered.length; at += 1) parts.push(bordered.slice(at, at + length));
  return parts;
}
