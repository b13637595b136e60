import type { Knowledge } from '../../../knowledge/schema.ts';
import { type Cue, cuePhrases } from '../cues/cues.ts';
import { everydayWords } from '../text/everyday-words.ts';
import { createSpellChecker, type SpellChecker } from '../text/spelling.ts';
import { createPhraseMatcher, type PhraseMatcher } from './phrase-matcher.ts';

/** What a phrase can stand for. */
export type Term =
  | { readonly kind: 'cue'; readonly cue: Cue }
  /** `aspects`: what a companion of the option is about. */
  | {
      readonly kind: 'option';
      readonly topic: string;
      readonly id: string;
      readonly aspects: readonly string[];
    }
  /** `risky`: an everyday word, which only counts near the topic's words. */
  | {
      readonly kind: 'alternative';
      readonly topic: string;
      readonly id: string;
      readonly companionOf: string | null;
      readonly risky: boolean;
    }
  | {
      readonly kind: 'aspect';
      readonly topic: string;
      readonly id: string;
      readonly loose: boolean;
      readonly thing: boolean;
    }
  | { readonly kind: 'need'; readonly topic: string; readonly id: string; readonly loose: boolean }
  | { readonly kind: 'beyond'; readonly topic: string; readonly id: string; readonly product: boolean }
  /** A phrase that looks like another term and isn't one. */
  | {
      readonly kind: 'false-friend';
      readonly topic: string;
      readonly of: 'name' | 'aspect' | 'need';
      readonly id: string;
    }
  | { readonly kind: 'topic'; readonly topic: string }
  | { readonly kind: 'context'; readonly topic: string };

export type Vocabulary = {
  readonly matcher: PhraseMatcher<Term>;
  readonly spelling: SpellChecker;
  /** Corrects shorter words, too: right only where the correction makes up a phrase. */
  readonly boldSpelling: SpellChecker;
  /** True for a word of the vocabulary or of everyday English, which needs no spelling correction. */
  isKnown(text: string, stem: string): boolean;
};

const noNames: ReadonlySet<string> = new Set();
/** A letter less, and every other everyday word would be a typo. */
const shortestBold = 5;

const compiled = new WeakMap<Knowledge, Vocabulary>();

/** The phrases of all topics and all cues, compiled once for each Knowledge. */
export function vocabularyOf(knowledge: Knowledge): Vocabulary {
  const known = compiled.get(knowledge);
  if (known !== undefined) return known;
  const made = compile(knowledge);
  compiled.set(knowledge, made);
  return made;
}

function compile(knowledge: Knowledge): Vocabulary {
  const matcher = createPhraseMatcher<Term>();
  const names = new Set<string>();
  const notTypos = new Set<string>();
  const addAll = (phrases: readonly string[], term: Term): void => {
    for (const phrase of phrases) matcher.add(phrase, term);
  };
  const addNames = (aliases: readonly string[], term: Term): void => {
    addAll(aliases, term);
    for (const alias of aliases) if (!alias.includes(' ')) names.add(alias.toLowerCase());
  };

  for (const cue of cues) addAll(cuePhrases[cue], { kind: 'cue', cue });
  for (const { id: topic, ...content } of knowledge.topics) {
    for (const option of content.options) {
      addNames(option.aliases, { kind: 'option', topic, id: option.id, aspects: [] });
      for (const { aliases, aspects } of option.companions)
        addNames(aliases, { kind: 'option', topic, id: option.id, aspects });
      addAll(option.falseFriends, { kind: 'false-friend', topic, of: 'name', id: option.id });
      for (const word of option.notTypos) notTypos.add(word);
    }
    for (const { id, aliases, riskyAliases, falseFriends, companionOf = null } of content.alternatives) {
      addNames(aliases, { kind: 'alternative', topic, id, companionOf, risky: false });
      addAll(riskyAliases, { kind: 'alternative', topic, id, companionOf, risky: true });
      addAll(falseFriends, { kind: 'false-friend', topic, of: 'name', id });
    }
    for (const aspect of content.aspects) {
      const terms = {
        strict: { kind: 'aspect', topic, id: aspect.id, loose: false, thing: false },
        loose: { kind: 'aspect', topic, id: aspect.id, loose: true, thing: false },
      } as const;
      addAll(aspect.things, { kind: 'aspect', topic, id: aspect.id, loose: false, thing: true });
      for (const phrase of aspect.phrases) matcher.add(phrase, isLoose(phrase) ? terms.loose : terms.strict);
      addAll(aspect.falseFriends, { kind: 'false-friend', topic, of: 'aspect', id: aspect.id });
    }
    for (const need of content.needs) {
      const terms = {
        strict: { kind: 'need', topic, id: need.id, loose: false },
        loose: { kind: 'need', topic, id: need.id, loose: true },
      } as const;
      for (const phrase of [...need.phrases, bare(need.title)])
        matcher.add(phrase, isLoose(phrase) ? terms.loose : terms.strict);
      addAll(need.falseFriends, { kind: 'false-friend', topic, of: 'need', id: need.id });
    }
    for (const { id, phrases, product } of content.beyond)
      addAll(phrases, { kind: 'beyond', topic, id, product });
    addAll(content.aliases, { kind: 'topic', topic });
    addAll(content.context, { kind: 'context', topic });
    addAll([content.noun.one, content.noun.many], { kind: 'topic', topic });
  }

  return {
    matcher,
    spelling: createSpellChecker(names, matcher.vocabulary, notTypos),
    boldSpelling: createSpellChecker(noNames, matcher.vocabulary, notTypos, shortestBold),
    isKnown: (text, stem) => matcher.has(stem) || everydayWords.has(text),
  };
}

const cues = Object.keys(cuePhrases).filter((key): key is Cue => key in cuePhrases);

/**
 * A title without its article, so that "forget the small team" reads well: stated needs are kept in their own
 * words.
 */
function bare(title: string): string {
  return title.replace(/^(?:an?|the) /, '');
}

/** A phrase with a gap or a number spans words that may have a meaning of their own. */
function isLoose(phrase: string): boolean {
  return phrase.includes('...') || phrase.includes('$');
}
