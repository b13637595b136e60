import type { Topic } from '../../../../knowledge/schema.ts';
import type { Cue } from '../../cues/cues.ts';
import { createPhraseMatcher, type PhraseMatcher } from '../phrase-matcher.ts';

/** What a phrase can stand for. */
export type Term =
  | { readonly kind: 'cue'; readonly cue: Cue }
  /** `aspects`: what a companion of the option is about. */
  | {
      readonly kind: 'option';
      readonly topic: string;
      readonly id: string;
      readonly aspects: readonly string[];
      /**
       * Present for a name of everyday words: it only counts near words of its topic, or written exactly like this, which is
       * how its team writes it.
       */
      readonly everyday?: string;
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

/** The words of a topic, or of all together. */
export type Spellings = {
  /** Of phrases. */
  readonly words: ReadonlySet<string>;
  /** Of these, options and alternatives. */
  readonly names: ReadonlySet<string>;
  /** Words that look like typos of names. */
  readonly notTypos: ReadonlySet<string>;
};

export const noSpellings: Spellings = { words: new Set(), names: new Set(), notTypos: new Set() };

/** Names and the words of asking aren't compared: "the faster API" isn't a name that contains "fast". */
const graded: ReadonlySet<Term['kind']> = new Set(['aspect', 'need', 'context', 'beyond', 'false-friend']);

/** A matcher of terms: comparatives match what can be compared. */
export function createTermMatcher(): PhraseMatcher<Term> {
  return createPhraseMatcher<Term>(({ kind }) => graded.has(kind));
}

/** Adds the phrases of a topic to the matcher. */
export function addTopicTerms(matcher: PhraseMatcher<Term>, { id: topic, ...content }: Topic): Spellings {
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
  // What a team calls things may hold signs of the syntax; its phrases have them without.
  const isTeams = content.ofTeam !== undefined;
  for (const option of content.options) {
    addNames(option.aliases, { kind: 'option', topic, id: option.id, aspects: [] });
    for (const { aliases, aspects } of option.companions)
      addNames(aliases, { kind: 'option', topic, id: option.id, aspects });
    for (const alias of isTeams ? option.riskyAliases : [])
      add(alias, { kind: 'option', topic, id: option.id, aspects: [], everyday: option.name });
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
    for (const phrase of isTeams ? need.phrases : [...need.phrases, bare(need.title)])
      add(phrase, isLoose(phrase) ? terms.loose : terms.strict);
    addAll(need.falseFriends, { kind: 'false-friend', topic, of: 'need', id: need.id });
  }
  for (const { id, phrases } of content.beyond) addAll(phrases, { kind: 'beyond', topic, id });
  addAll(content.aliases, { kind: 'topic', topic });
  addAll(content.context, { kind: 'context', topic });
  if (!isTeams) addAll([content.title, content.noun.one, content.noun.many], { kind: 'topic', topic });
  return { words, names, notTypos };
}

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
