import { everydayWords } from '../../text/everyday-words.ts';
import { gradedFrom } from '../../text/graded-words.ts';
import { createSpellChecker, type SpellChecker } from '../../text/spelling.ts';
import { stemOf } from '../../text/stem.ts';
import { noSpellings, type Spellings } from './topic-terms.ts';

/** Words by themselves: which are known, and which of them a misspelt one stands for. */
export type Lexicon = {
  readonly spelling: SpellChecker;
  /** Corrects shorter words, too: right only where the correction makes up a phrase. */
  readonly boldSpelling: SpellChecker;
  /** True for a word of the vocabulary or of everyday English, which needs no spelling correction. */
  isKnown(text: string, stem: string): boolean;
  /** True for a word of a product's name that occurs nowhere else: no typo, and nothing of the topic either. */
  isForeign(text: string): boolean;
};

/** A letter less, and every other everyday word would be a typo. */
const shortestBold = 5;

export function together(all: readonly Spellings[]): Spellings {
  return {
    words: new Set(all.flatMap(({ words }) => [...words])),
    names: new Set(all.flatMap(({ names }) => [...names])),
    notTypos: new Set(all.flatMap(({ notTypos }) => [...notTypos])),
  };
}

export function stemsOfWords(words: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...words].map(stemOf));
}

/**
 * @param foreign words of products' names that occur nowhere else
 * @param hasStem whether some phrase has a word of this stem
 */
export function createLexicon(
  { words, names, notTypos }: Spellings,
  foreign: ReadonlySet<string>,
  hasStem: (stem: string) => boolean,
): Lexicon {
  const isGraded = (text: string): boolean => {
    const base = gradedFrom(text);
    return base !== null && hasStem(stemOf(base));
  };
  return {
    spelling: createSpellChecker(names, words, notTypos),
    boldSpelling: createSpellChecker(noSpellings.names, words, notTypos, shortestBold),
    isKnown: (text, stem) =>
      (hasStem(stem) && !foreign.has(text)) || everydayWords.has(text) || isGraded(text),
    isForeign: (text) => foreign.has(text),
  };
}
