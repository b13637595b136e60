import { stemOf } from '../text/stem.ts';
import type { Word } from '../text/words.ts';
import type { PhraseMatch } from './phrase-matcher.ts';
import type { Lexicon } from './terms/lexicon.ts';
import type { Term } from './terms/topic-terms.ts';
import type { TermMatcher } from './vocabulary.ts';

export type CorrectedWords = {
  readonly words: readonly Word[];
  readonly corrections: readonly { readonly typed: string; readonly meant: string }[];
  /** Positions of the corrected words. */
  readonly corrected: ReadonlySet<number>;
  /** Positions of the words that are still unknown. */
  readonly unknown: ReadonlySet<number>;
  /** How many of those are long enough to count as unfamiliar. */
  readonly strange: number;
};

const nowhere: ReadonlySet<number> = new Set();
/** Shorter unknown words are mostly names and typos, and don't show that the topic lacks something. */
const shortestStrange = 4;

/** What a misspelt word may be besides a word of the lexicon. */
export type Elsewhere = {
  /** True for a word that isn't to be corrected, though the lexicon doesn't have it: part of another topic's name. */
  readonly keeps: (at: number) => boolean;
  /** What a word that's no typo of the lexicon's stands for elsewhere. */
  readonly correct: (typed: string) => string | undefined;
};

const noElsewhere: Elsewhere = { keeps: () => false, correct: () => undefined };

/** Corrects typos, and finds the words that remain unknown. */
export function correctSpelling(
  words: readonly Word[],
  lexicon: Lexicon,
  elsewhere: Elsewhere = noElsewhere,
): CorrectedWords {
  let rewritten: Word[] | undefined;
  let corrected: Set<number> | undefined;
  let unknown: Set<number> | undefined;
  let strange = 0;
  const corrections: { typed: string; meant: string }[] = [];
  // Repeating the same typo costs nothing.
  let tried: Map<string, string | undefined> | undefined;
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === undefined || word.mark || word.value !== undefined) continue;
    const { text, stem } = word;
    if (lexicon.isKnown(text, stem)) continue;
    let meant: string | undefined;
    if (!elsewhere.keeps(at)) {
      tried ??= new Map();
      if (!tried.has(text))
        tried.set(
          text,
          lexicon.isForeign(text) ? undefined : (lexicon.spelling.correct(text) ?? elsewhere.correct(text)),
        );
      meant = tried.get(text);
    }
    if (meant === undefined) {
      unknown ??= new Set();
      unknown.add(at);
      if (text.length >= shortestStrange) strange++;
    } else {
      corrections.push({ typed: text, meant });
      corrected ??= new Set();
      corrected.add(at);
      rewritten ??= [...words];
      rewritten[at] = { ...word, text: meant, stem: stemOf(meant) };
    }
  }
  return {
    words: rewritten ?? words,
    corrections,
    corrected: corrected ?? nowhere,
    unknown: unknown ?? nowhere,
    strange,
  };
}

/**
 * Needs that short misspelt words state together with others: "smal api". By itself such a word is as likely a name or
 * another word, so only phrases of two words or more count.
 */
export function misspeltNeeds(
  { words, unknown }: Pick<CorrectedWords, 'words' | 'unknown'>,
  { boldSpelling }: Lexicon,
  matcher: TermMatcher,
): readonly PhraseMatch<Term>[] {
  if (unknown.size > mostGuessed) return none;
  let guessed: Word[] | undefined;
  const at = new Set<number>();
  for (const place of unknown) {
    const word = words[place];
    const meant = word === undefined ? undefined : boldSpelling.correct(word.text);
    if (word === undefined || meant === undefined) continue;
    guessed ??= [...words];
    guessed[place] = { ...word, text: meant, stem: stemOf(meant) };
    at.add(place);
  }
  if (guessed === undefined) return none;
  return matcher.match(guessed).filter(({ payload, from, to }) => {
    if (payload.kind !== 'need' || to - from < 2) return false;
    for (let place = from; place < to; place++) if (at.has(place)) return true;
    return false;
  });
}

/** A message with more unknown words isn't in this language, or no message. */
const mostGuessed = 8;
const none: readonly PhraseMatch<Term>[] = [];
