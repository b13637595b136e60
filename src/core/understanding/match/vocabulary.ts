import type { Knowledge } from '../../../knowledge/schema.ts';
import { type Cue, cuePhrases } from '../cues/cues.ts';
import { everydayWords } from '../text/everyday-words.ts';
import { gradedFrom } from '../text/graded-words.ts';
import { createSpellChecker, type SpellChecker } from '../text/spelling.ts';
import { stemOf } from '../text/stem.ts';
import { createPhraseMatcher, type PhraseMatcher } from './phrase-matcher.ts';

/** Names and the words of asking aren't compared: "the faster API" isn't a name that contains "fast". */
const graded: ReadonlySet<Term['kind']> = new Set(['aspect', 'need', 'context', 'beyond', 'false-friend']);

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
  | { readonly kind: 'beyond'; readonly topic: string; readonly id: string }
  /** Something that people name, whatever the topic. `everyday`: it's also an ordinary word. */
  | {
      readonly kind: 'product';
      readonly name: string;
      readonly of: string;
      readonly concept: boolean;
      readonly everyday: boolean;
    }
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
  /** True for a word that only other topics have: for this one it's unknown. */
  isOfOthers(topic: string, text: string, stem: string): boolean;
  /** True for a word of a product's name that occurs nowhere else: no typo, and nothing of the topic either. */
  isForeign(text: string): boolean;
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
  const matcher = createPhraseMatcher<Term>(({ kind }) => graded.has(kind));
  const names = new Set<string>();
  const notTypos = new Set<string>();
  const shared = new Set<string>();
  const ofTopics = new Map<string, Set<string>>();
  const wordsFor = (term: Term): Set<string> => {
    if (!('topic' in term)) return shared;
    const own = ofTopics.get(term.topic) ?? new Set<string>();
    ofTopics.set(term.topic, own);
    return own;
  };
  const add = (phrase: string, term: Term): void => matcher.add(phrase, term, wordsFor(term));
  const addAll = (phrases: readonly string[], term: Term): void => {
    for (const phrase of phrases) add(phrase, term);
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
      for (const word of [...option.notTypos, ...option.homonyms]) notTypos.add(word);
    }
    for (const {
      id,
      aliases,
      riskyAliases,
      falseFriends,
      homonyms,
      companionOf = null,
    } of content.alternatives) {
      for (const word of homonyms) notTypos.add(word);
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
      for (const phrase of aspect.phrases) add(phrase, isLoose(phrase) ? terms.loose : terms.strict);
      addAll(aspect.falseFriends, { kind: 'false-friend', topic, of: 'aspect', id: aspect.id });
    }
    for (const need of content.needs) {
      const terms = {
        strict: { kind: 'need', topic, id: need.id, loose: false },
        loose: { kind: 'need', topic, id: need.id, loose: true },
      } as const;
      for (const phrase of [...need.phrases, bare(need.title)])
        add(phrase, isLoose(phrase) ? terms.loose : terms.strict);
      addAll(need.falseFriends, { kind: 'false-friend', topic, of: 'need', id: need.id });
    }
    for (const { id, phrases } of content.beyond) addAll(phrases, { kind: 'beyond', topic, id });
    addAll([content.title, ...content.aliases], { kind: 'topic', topic });
    addAll(content.context, { kind: 'context', topic });
    addAll([content.noun.one, content.noun.many], { kind: 'topic', topic });
  }

  // Before the products: a word one letter away from one of hundreds of names is rarely a typo of it.
  const spellings = new Set([shared, ...ofTopics.values()].flatMap((words) => [...words]));
  const spelling = createSpellChecker(names, spellings, notTypos);
  const boldSpelling = createSpellChecker(noNames, spellings, notTypos, shortestBold);
  const foreign = new Set<string>();
  for (const { name, kind: of, concept, phrases, everyday } of knowledge.products ?? []) {
    for (const word of [...phrases, ...everyday].flatMap(wordsOf))
      if (!matcher.has(stemOf(word)) && !everydayWords.has(word)) foreign.add(word);
    addAll(phrases, { kind: 'product', name, of, concept, everyday: false });
    addAll(everyday, { kind: 'product', name, of, concept, everyday: true });
  }

  const topicsOf = stemsByTopic(shared, ofTopics);
  const isGraded = (text: string): boolean => {
    const base = gradedFrom(text);
    return base !== null && matcher.has(stemOf(base));
  };

  return {
    matcher,
    spelling,
    boldSpelling,
    isKnown: (text, stem) =>
      (matcher.has(stem) && !foreign.has(text)) || everydayWords.has(text) || isGraded(text),
    isOfOthers: (topic, text, stem) => {
      const topics = topicsOf.get(stem);
      return topics !== undefined && !topics.has(topic) && !everydayWords.has(text);
    },
    isForeign: (text) => foreign.has(text),
  };
}

/** By the stem of each word that only topics have: those that have it. Empty if there's but one. */
function stemsByTopic(
  shared: ReadonlySet<string>,
  ofTopics: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  if (ofTopics.size < 2) return found;
  const common = new Set([...shared].map(stemOf));
  for (const [topic, words] of ofTopics)
    for (const word of words) {
      const stem = stemOf(word);
      if (common.has(stem)) continue;
      const topics = found.get(stem);
      if (topics === undefined) found.set(stem, new Set([topic]));
      else topics.add(topic);
    }
  return found;
}

/** The words of a phrase, without the signs of its syntax. */
function wordsOf(phrase: string): string[] {
  return phrase.split(' ').map((word) => word.replace(/^=/, ''));
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
