import { isFamiliar } from '../../understanding/text/familiar.ts';
import { grammarWords } from '../../understanding/text/grammar-words.ts';
import { tokenize, type Word } from '../../understanding/text/words.ts';

/** A name as phrases of the vocabulary: what people type may hold the signs of their syntax, and none of them gets through. */
export type NamePhrases = {
  /** Phrases that name it wherever they stand. */
  readonly certain: readonly string[];
  /** Phrases of everyday words: they only count near words of the topic, or written as they were given. */
  readonly everyday: readonly string[];
};

/** Longer names are nobody's. */
const mostWords = 8;

/** A name of two everyday words is said in passing as well: "big deal". */
const mostEveryday = 2;

/** The names of an option, each as it's written: "Go" isn't "going". */
export function phrasesOfNames(names: readonly string[]): NamePhrases {
  const certain = new Set<string>();
  const everyday = new Set<string>();
  for (const name of names) {
    const words = wordsOf(name);
    if (words.length === 0) continue;
    const phrase = words.map(({ text }) => `=${text}`).join(' ');
    const isEveryday =
      words.length <= mostEveryday &&
      words.every(({ text, stem }) => text.length <= 2 || isFamiliar(text, stem));
    (isEveryday ? everyday : certain).add(phrase);
  }
  return { certain: [...certain], everyday: [...everyday] };
}

/** The names of a criterion, inflected as people do. A word of grammar alone names none. */
export function phrasesOfTitles(titles: readonly string[]): string[] {
  return [
    ...new Set(
      titles.flatMap((title) => {
        const words = wordsOf(title);
        return words.every(({ text }) => text.length <= 2 || grammarWords.has(text))
          ? []
          : [words.map(({ text }) => text).join(' ')];
      }),
    ),
  ];
}

/** What can stand in a phrase: letters and digits. */
const plainWord = /^[\p{L}\p{N}][\p{L}\p{N}.,'’´/]*$/u;

function wordsOf(name: string): readonly Word[] {
  return tokenize(name)
    .words.filter(({ mark, text }) => !mark && plainWord.test(text))
    .slice(0, mostWords);
}
