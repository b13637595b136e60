import type { Word } from '../../understanding/text/words.ts';
import type { ClassTexts } from './class-texts.ts';
import { type ComparedWords, compareWords, wordsOfClasses } from './missing-words.ts';
import { createTextNumbers, partsOfWord } from './numbered-text.ts';
import { createPostings } from './postings.ts';
import { hasValue } from './sorted-rows.ts';

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
  const { known, byWords, byParts, stems, parts, partsOf } = readTexts(texts, questions);
  const rarest = Math.log(1 + texts.length);
  const rarityOf = (stem: number): number => ((stem < 0 ? 0 : byWords.rarities[stem]) || rarest) / rarest;
  return {
    of: (words) => {
      const said = words.filter(({ mark }) => !mark);
      return {
        words: byWords.likenessTo(said.map(({ stem }) => stems.of(stem))),
        parts: byParts.likenessTo(
          said.flatMap(({ text }) => partsOf.get(text) ?? partsOfWord(text).map(parts.of)),
        ),
        ...compareWords(words, known, rarityOf, ignored),
      };
    },
    has: (stem) => stems.of(stem) >= 0,
    hasAt: (stem, at) => hasValue(known.own, at, stems.of(stem)),
  };
}

/** What's kept of the texts; all else is let go. */
function readTexts(texts: readonly ClassTexts[], questions: number) {
  const numbers = createTextNumbers();
  const read = texts.map(({ phrasings, says }) => ({
    phrasings: phrasings.map(numbers.read),
    says: says.map(numbers.read),
  }));
  const known = wordsOfClasses(
    numbers,
    read.map(({ phrasings, says }) => [...phrasings, ...says]),
  );
  const counted = read.map(({ phrasings, says }, at) => {
    // Only claims count what they say as phrasings.
    const said = at < questions ? [] : says;
    const further = phrasings.length < leastPhrasings ? said.slice(1) : said.slice(2);
    return [...phrasings, ...said.slice(0, 1), ...further];
  });
  const { stems, parts, partsOf } = numbers;
  const byWords = createPostings(
    counted.map((list) => list.map((text) => text.stems)),
    stems.count(),
  );
  const byParts = createPostings(
    counted.map((list) => list.map((text) => text.parts)),
    parts.count(),
  );
  return { known, byWords, byParts, stems, parts, partsOf };
}
