import type { Knowledge, Topic } from '../../../knowledge/schema.ts';
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

/** The phrases of all topics, and the words of all of them together. */
export type Vocabulary = Lexicon & {
  readonly matcher: PhraseMatcher<Term>;
  /** The words of one topic, as if there were no others: a word that only others have is unknown there. */
  lexiconOf(topic: string): Lexicon;
  /** Corrects to names of any topic, and to nothing else. */
  readonly names: SpellChecker;
};

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

/** The words of a topic, or of all together. */
type Spellings = {
  /** Of phrases. */
  readonly words: ReadonlySet<string>;
  /** Of these, options and alternatives. */
  readonly names: ReadonlySet<string>;
  /** Words that look like typos of names. */
  readonly notTypos: ReadonlySet<string>;
};

const noSpellings: Spellings = { words: new Set(), names: new Set(), notTypos: new Set() };

function compile(knowledge: Knowledge): Vocabulary {
  const matcher = createPhraseMatcher<Term>(({ kind }) => graded.has(kind));
  const ofCues = new Set<string>();
  for (const cue of cues) {
    const term: Term = { kind: 'cue', cue };
    for (const phrase of cuePhrases[cue])
      for (const said of forEachNoun(phrase, knowledge.topics)) matcher.add(said, term, ofCues);
  }
  const byTopic = new Map(knowledge.topics.map((topic) => [topic.id, addTopic(matcher, topic)]));
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
    const spellings = together([{ ...noSpellings, words: ofCues }, own]);
    const stems = stemsOf(spellings.words);
    const outside = new Set([...ofProducts].filter((word) => !stems.has(stemOf(word))));
    const named = stemsOf(ofProducts);
    const made = createLexicon(spellings, outside, (stem) => stems.has(stem) || named.has(stem));
    lexicons.set(topic, made);
    return made;
  }

  const spellings = together([{ ...noSpellings, words: ofCues }, ...byTopic.values()]);
  const all = createLexicon(spellings, foreign, (stem) => matcher.has(stem));
  return {
    ...all,
    matcher,
    lexiconOf,
    names: createSpellChecker(spellings.names, noSpellings.names, spellings.notTypos),
  };
}

/** "which framework" asks as "which database" does: a phrase with what options of any topic are called. */
function forEachNoun(phrase: string, topics: readonly Topic[]): readonly string[] {
  if (!phrase.includes('framework')) return [phrase];
  const nouns = topics.flatMap(({ noun: { one, many, also } }) => [
    [one, many],
    ...also.map((name) => [name, name]),
  ]);
  const said = nouns
    .filter(([one = '']) => !one.includes(' ') || !phrase.includes('|'))
    .map(([one = '', many = '']) =>
      phrase.replace(framework, (_, plural) => (plural === undefined ? one : many)),
    );
  return [...new Set([phrase, ...said.map((words) => words.toLowerCase())])];
}

const framework = /\bframework(s)?\b/g;

function together(all: readonly Spellings[]): Spellings {
  return {
    words: new Set(all.flatMap(({ words }) => [...words])),
    names: new Set(all.flatMap(({ names }) => [...names])),
    notTypos: new Set(all.flatMap(({ notTypos }) => [...notTypos])),
  };
}

function stemsOf(words: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...words].map(stemOf));
}

/**
 * @param foreign words of products' names that occur nowhere else
 * @param hasStem whether some phrase has a word of this stem
 */
function createLexicon(
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

/** Adds the phrases of a topic to the matcher. */
function addTopic(matcher: PhraseMatcher<Term>, { id: topic, ...content }: Topic): Spellings {
  const words = new Set<string>();
  const names = new Set<string>();
  const notTypos = new Set<string>();
  const add = (phrase: string, term: Term): void => matcher.add(phrase, term, words);
  const addAll = (phrases: readonly string[], term: Term): void => {
    for (const phrase of phrases) add(phrase, term);
  };
  const addNames = (aliases: readonly string[], term: Term): void => {
    addAll(aliases, term);
    for (const alias of aliases) if (!alias.includes(' ')) names.add(alias.toLowerCase().replace(/^=/, ''));
  };
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
  return { words, names, notTypos };
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
