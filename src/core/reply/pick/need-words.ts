import type { Library } from '../../../knowledge/queries.ts';
import type { StatedNeed } from '../../turn/conversation.ts';
import { capitalize } from '../parts/wording.ts';
import { isKnownNoun, isNounPhrase, unshouted, withArticle, withoutAdverbs } from './noun-phrase.ts';
import { isName, withTopicNames } from './topic-names.ts';

/** What an answer calls a need: its author's own words where they read well there, otherwise its title. */
export type NeedWords = {
  /** In the middle of a sentence: "an admin panel". */
  of(need: string): string;
  /** At the start of a line: "Admin panel", "4 devs", "By Friday". */
  label(need: string): string;
  /** In a list of what was heard: "admin panel". */
  bare(need: string): string;
};

export function needWords(library: Library, stated: readonly StatedNeed[]): NeedWords {
  const called = new Map<string, Called>();
  const taken = new Set<string>();
  const byTitle = (need: string): Called => {
    const title = library.needTitle(need);
    return { said: withArticle(title), listed: withoutArticle(title) };
  };
  for (const { need, words } of stated) {
    if (called.has(need)) continue;
    const own = inOwnWords(library, words);
    const title = byTitle(need);
    const isFree = own.listed !== undefined && !taken.has(own.listed.toLowerCase());
    const named = isFree ? { said: own.said ?? title.said, listed: own.listed ?? title.listed } : title;
    taken.add(named.listed.toLowerCase());
    called.set(need, named);
  }
  const named = (need: string): Called => called.get(need) ?? byTitle(need);
  return {
    of: (need) => named(need).said,
    label: (need) => capitalize(named(need).listed),
    bare: (need) => named(need).listed,
  };
}

type Called = { readonly said: string; readonly listed: string };

/** Longer words tell a story; the title is shorter. */
const longest = { characters: 28, words: 4 } as const;

/** How many there are, or until when: reads well as a label, though not after "for". */
const figure =
  /^(?:(?:in|within) )?(?:\d[\d.,]*k?|two|three|four|five|six|seven|eight|nine|ten) (?:[a-z-]+ )?(?:[a-z]+s|people|ppl)$|^(?:1|one) (?:[a-z-]+ )?(?:dev|developer|person|week|month|endpoint|page|route)$/i;
const deadline =
  /^(?:by|until|before) (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|christmas|easter|summer|next (?:week|month))$/i;

/** "k8s", "oauth2", "s3": a name, which takes no article. */
const nameWithDigit = /^(?=\S*\d)[a-z][a-z\d]*$/i;

/** Somebody's words as a phrase of its own; undefined where they're cut out of a sentence, or none are kept. */
function inOwnWords(library: Library, words: string): Partial<Called> {
  const typed = words.replace(/["“”*_`]/g, '').trim();
  const phrase = withTopicNames(library, completed(unshouted(withoutAdverbs(typed))));
  const parts = phrase.split(/\s+/);
  if (phrase === '' || phrase.length > longest.characters || parts.length > longest.words) return {};
  if (figure.test(phrase) || deadline.test(phrase)) return { listed: phrase };
  if (nameWithDigit.test(phrase)) return { said: phrase, listed: phrase };
  if (!isNounPhrase(phrase, nounsIn(library))) return {};
  return { said: withArticle(inSentenceCase(library, phrase)), listed: phrase };
}

/** "no vendor lock" is a piece of "no vendor lock-in". */
function completed(phrase: string): string {
  return phrase.replace(/\block(?: in)?$/i, 'lock-in');
}

/** "Ticket shop" opened a message; a name keeps its capital. */
function inSentenceCase(library: Library, phrase: string): string {
  const [first = ''] = phrase.split(/\s+/);
  return /^\p{Lu}\p{Ll}+$/u.test(first) && isKnownNoun(first.toLowerCase()) && !isName(library, first)
    ? phrase.charAt(0).toLowerCase() + phrase.slice(1)
    : phrase;
}

const nouns = new WeakMap<Library, ReadonlySet<string>>();

/** The nouns of a topic: what the titles of its needs end with. */
function nounsIn(library: Library): ReadonlySet<string> {
  const known = nouns.get(library);
  if (known !== undefined) return known;
  const made = new Set(
    library.topic.needs.flatMap(({ title }) =>
      title
        .toLowerCase()
        .split(/[\s,]+/)
        .slice(-1),
    ),
  );
  for (const adjective of ['small', 'find']) made.delete(adjective);
  nouns.set(library, made);
  return made;
}

function withoutArticle(title: string): string {
  return title.replace(/^an? /, '');
}
