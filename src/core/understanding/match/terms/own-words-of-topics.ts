import type { Topic } from '../../../../knowledge/schema.ts';
import { cuePhrases, cues } from '../../cues/cues.ts';
import { createSpellChecker, type SpellChecker } from '../../text/spelling.ts';
import { stemOf } from '../../text/stem.ts';
import type { Word } from '../../text/words.ts';
import type { PhraseMatch, PhraseMatcher } from '../phrase-matcher.ts';
import { forEachNoun, saysNoun } from './each-noun.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';
import { addTopicTerms, createTermMatcher, noSpellings, type Term } from './topic-terms.ts';

/** What's checked, as far as the words of other topics are added to it. */
type CheckedWords = Lexicon & {
  readonly matcher: { match(words: readonly Word[]): PhraseMatch<Term>[]; has(stem: string): boolean };
  lexiconOf(topic: string): Lexicon;
  readonly unthemed: () => Lexicon;
  readonly names: SpellChecker;
};

/** The words of a topic that a team brought: a table of its own, made once for each version of the topic. */
type OwnWords = {
  readonly matcher: PhraseMatcher<Term>;
  readonly lexicon: Lexicon;
  readonly names: SpellChecker;
};

const compiled = new WeakMap<Topic, OwnWords>();
/** Phrases of asking that say what options are called. */
const cuesOfNouns = cues.flatMap((cue) =>
  cuePhrases[cue].filter(saysNoun).map((phrase) => ({ cue, phrase })),
);

const nothing: ReadonlySet<string> = new Set();

function ownWordsIn(topic: Topic): OwnWords {
  const known = compiled.get(topic);
  if (known !== undefined) return known;
  const matcher = createTermMatcher();
  const spellings = addTopicTerms(matcher, topic);
  for (const { cue, phrase } of cuesOfNouns)
    for (const said of forEachNoun(phrase, [topic]))
      if (said !== phrase) matcher.add(said, { kind: 'cue', cue });
  const stems = new Set([...spellings.words].map(stemOf));
  const made = {
    matcher,
    lexicon: createLexicon(spellings, nothing, (stem) => stems.has(stem)),
    names: createSpellChecker(spellings.names, noSpellings.names, spellings.notTypos),
  };
  compiled.set(topic, made);
  return made;
}

/**
 * A vocabulary with the words of topics that a team brought, beside the tables of what's checked: neither is made again. What
 * a team calls something is no foreign name there, and a typo of it is corrected to it.
 */
export function withOwnWords(checked: CheckedWords, topics: readonly Topic[]): CheckedWords {
  const all = topics.map((topic) => ({ id: topic.id, ...ownWordsIn(topic) }));
  const lexicons = new Map(
    all.map(({ id, lexicon }): [string, Lexicon] => [id, both(lexicon, checked.unthemed)]),
  );
  return {
    ...all.reduce((lexicon: Lexicon, { lexicon: own }) => both(own, () => lexicon), checked),
    matcher: {
      match(words) {
        const found = checked.matcher.match(words);
        for (const { matcher } of all) found.push(...matcher.match(words));
        return found.sort((a, b) => a.from - b.from);
      },
      has: (stem) => checked.matcher.has(stem) || all.some(({ matcher }) => matcher.has(stem)),
    },
    lexiconOf: (topic) => lexicons.get(topic) ?? checked.lexiconOf(topic),
    unthemed: checked.unthemed,
    names: firstOf([...all.map(({ names }) => names), checked.names]),
  };
}

/** The words of both; a typo is one of the first's, if it can be. The second is looked at only once it's needed. */
function both(first: Lexicon, second: () => Lexicon): Lexicon {
  return {
    spelling: { correct: (typed) => first.spelling.correct(typed) ?? second().spelling.correct(typed) },
    boldSpelling: {
      correct: (typed) => first.boldSpelling.correct(typed) ?? second().boldSpelling.correct(typed),
    },
    isKnown: (text, stem) => first.isKnown(text, stem) || second().isKnown(text, stem),
    isForeign: (text) => second().isForeign(text) && !first.isKnown(text, stemOf(text)),
  };
}

function firstOf(checkers: readonly SpellChecker[]): SpellChecker {
  return {
    correct(typed) {
      for (const checker of checkers) {
        const meant = checker.correct(typed);
        if (meant !== undefined) return meant;
      }
      return undefined;
    },
  };
}
