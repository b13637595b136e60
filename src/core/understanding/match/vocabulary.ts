import type { Knowledge } from '../../../knowledge/schema.ts';
import { cuePhrases, cues } from '../cues/cues.ts';
import { everydayWords } from '../text/everyday-words.ts';
import { createSpellChecker, type SpellChecker } from '../text/spelling.ts';
import { stemOf } from '../text/stem.ts';
import type { PhraseMatcher } from './phrase-matcher.ts';
import { forEachNoun } from './terms/each-noun.ts';
import { createLexicon, type Lexicon, stemsOfWords, together } from './terms/lexicon.ts';
import { withOwnWords } from './terms/own-words-of-topics.ts';
import {
  addTopicTerms,
  createTermMatcher,
  noSpellings,
  type Spellings,
  type Term,
} from './terms/topic-terms.ts';

/** Finds the phrases of topics and of asking in a message. */
export type TermMatcher = Pick<PhraseMatcher<Term>, 'match' | 'has'>;

/** The phrases of all topics, and the words of all of them together. */
export type Vocabulary = Lexicon & {
  readonly matcher: TermMatcher;
  /** The words of one topic, as if there were no others: a word that only others have is unknown there. */
  lexiconOf(topic: string): Lexicon;
  /** The words of asking and of products, and of no topic. */
  readonly unthemed: () => Lexicon;
  /** Corrects to names of any topic, and to nothing else. */
  readonly names: SpellChecker;
};

const compiled = new WeakMap<Knowledge, Vocabulary>();

/** The phrases of all topics and all cues, compiled once for each Knowledge. */
export function vocabularyOf(knowledge: Knowledge): Vocabulary {
  const known = compiled.get(knowledge);
  if (known !== undefined) return known;
  const { withoutTeams, topics } = knowledge;
  const made =
    withoutTeams === undefined
      ? compile(knowledge)
      : withOwnWords(
          vocabularyOf(withoutTeams),
          topics.filter(({ ofTeam }) => ofTeam !== undefined),
        );
  compiled.set(knowledge, made);
  return made;
}

function compile(knowledge: Knowledge): Vocabulary {
  const matcher = createTermMatcher();
  const ofCues = new Set<string>();
  for (const cue of cues) {
    const term: Term = { kind: 'cue', cue };
    for (const phrase of cuePhrases[cue])
      for (const said of forEachNoun(phrase, knowledge.topics)) matcher.add(said, term, ofCues);
  }
  const byTopic = new Map(knowledge.topics.map((topic) => [topic.id, addTopicTerms(matcher, topic)]));
  const ofProducts = new Set<string>();
  const foreign = new Set<string>();
  for (const { phrases, everyday } of knowledge.products ?? [])
    for (const word of [...phrases, ...everyday].flatMap(wordsOf)) {
      if (everydayWords.has(word)) continue;
      ofProducts.add(word);
      if (!matcher.has(stemOf(word))) foreign.add(word);
    }
  // After the topics: a word one letter away from one of hundreds of products is rarely a typo of it.
  for (const { name, kind: of, concept, phrases, everyday } of knowledge.products ?? []) {
    const terms: readonly [readonly string[], Term][] = [
      [phrases, { kind: 'product', name, of, concept, everyday: false }],
      [everyday, { kind: 'product', name, of, concept, everyday: true }],
    ];
    for (const [list, term] of terms) for (const phrase of list) matcher.add(phrase, term);
  }

  const lexicons = new Map<string, Lexicon>();
  function lexiconOf(topic: string): Lexicon {
    const own = byTopic.get(topic);
    if (own === undefined || byTopic.size === 1) return all;
    const known = lexicons.get(topic);
    if (known !== undefined) return known;
    const made = lexiconFor(own);
    lexicons.set(topic, made);
    return made;
  }

  function lexiconFor(own: Spellings): Lexicon {
    const spellings = together([{ ...noSpellings, words: ofCues }, own]);
    const stems = stemsOfWords(spellings.words);
    const outside = new Set([...ofProducts].filter((word) => !stems.has(stemOf(word))));
    const named = stemsOfWords(ofProducts);
    return createLexicon(spellings, outside, (stem) => stems.has(stem) || named.has(stem));
  }

  let unthemed: Lexicon | undefined;

  const spellings = together([{ ...noSpellings, words: ofCues }, ...byTopic.values()]);
  const all = createLexicon(spellings, foreign, (stem) => matcher.has(stem));
  return {
    ...all,
    matcher,
    lexiconOf,
    unthemed() {
      unthemed ??= lexiconFor(noSpellings);
      return unthemed;
    },
    names: createSpellChecker(spellings.names, noSpellings.names, spellings.notTypos),
  };
}

/** The words of a phrase, without the signs of its syntax. */
function wordsOf(phrase: string): string[] {
  return phrase.split(' ').map((word) => word.replace(/^=/, ''));
}
