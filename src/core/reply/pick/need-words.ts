import type { Library } from '../../../knowledge/queries.ts';
import type { StatedNeed } from '../../turn/conversation.ts';
import { capitalize } from '../parts/wording.ts';

/** What an answer calls a need: its author's own words where they read well, otherwise its title. */
export type NeedWords = {
  /** In the middle of a sentence: "admin panel". */
  of(need: string): string;
  /** At the start of a line: "Admin panel". */
  label(need: string): string;
};

export function needWords(library: Library, stated: readonly StatedNeed[]): NeedWords {
  const called = new Map<string, string>();
  const taken = new Set<string>();
  for (const { need, words } of stated) {
    if (called.has(need)) continue;
    const own = inOwnWords(words);
    const isFree = own !== undefined && !taken.has(own.toLowerCase());
    const name = isFree ? withNames(library, own) : library.needTitle(need);
    taken.add(name.toLowerCase());
    called.set(need, name);
  }
  const named = (need: string): string => called.get(need) ?? library.needTitle(need);
  return {
    of: (need) => named(need).replace(leadIn, ''),
    label: (need) => capitalize(withoutArticle(named(need))),
  };
}

/** "above all for Friday" */
const leadIn = /^(?:by|before|until|within|in) (?=\S)/i;

/** Longer words tell a story; the title is shorter. */
const longest = { characters: 28, words: 4 } as const;
/** Words that a phrase cut out of a sentence begins or ends with. */
const loose = new Set(
  `we we're i i'm im they it it's them you us our my your their who that this what which need needs must should can could
  will would want wants have has had be is are was do does run runs use uses call calls get gets make makes see sees wakes
  keep keeps let lets ship launch and or but with w/ without for of on at to into from as the a an only very so if when not
  never no under over around until after before per each every too`.split(/\s+/),
);
/** A phrase that begins with a verb says what somebody does; the title says what they need. */
const verbs = new Set(
  `push pushes send sends edit edits write writes read reads serve serves build building fix fixes wait waits change changes
  stream streams maintain maintains approve approves correct corrects pull pulls store stores`.split(/\s+/),
);
/** A phrase may begin with these, though not end with them: "by friday", "no async skills". */
const openers = new Set(
  'by in with within until before after no not under over without our never a an on must'.split(' '),
);

/** Somebody's words as a phrase of its own; undefined if they're cut out of a sentence, or none are kept. */
function inOwnWords(words: string): string | undefined {
  const phrase = words.replace(/["“”*_`]/g, '').trim();
  const parts = phrase.split(/\s+/);
  const [first = ''] = parts;
  const last = parts.at(-1) ?? '';
  if (parts.length > 1 && verbs.has(last.toLowerCase())) return undefined;
  if (phrase.length > longest.characters || parts.length > longest.words) return undefined;
  if (verbs.has(first.toLowerCase()) && parts.length > 1) return undefined;
  if (!/\p{L}{2}/u.test(phrase) || parts.every((part) => loose.has(part.toLowerCase()))) return undefined;
  if (loose.has(first.toLowerCase()) && !openers.has(first.toLowerCase())) return undefined;
  return loose.has(last.toLowerCase()) || /^\W*\d+\W*$/.test(last) || openers.has(last.toLowerCase())
    ? undefined
    : phrase;
}

function withoutArticle(title: string): string {
  return title.replace(/^an? /, '');
}

const names = new WeakMap<Library, ReadonlyMap<string, string>>();

/** "openapi" and "gdpr" as they're written: names that the topic's own texts write with capitals, and abbreviations. */
function withNames(library: Library, words: string): string {
  return words.replace(/[\p{L}\p{N}]+/gu, (word) => namesIn(library).get(word) ?? inCapitals(word));
}

const shortened = new Set('ppl hrs hr wks wk mths mth yrs yr pls plz tmrw thx mgr mgmt'.split(' '));

/** Days, and months that are nothing else. */
const calendar = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february april june july august september october
  november december christmas easter`.split(/\s+/),
);

function inCapitals(word: string): string {
  if (calendar.has(word)) return capitalize(word);
  return /^[b-df-hj-np-tv-xz]{3,5}$/.test(word) && !shortened.has(word) ? word.toUpperCase() : word;
}

function namesIn(library: Library): ReadonlyMap<string, string> {
  const known = names.get(library);
  if (known !== undefined) return known;
  const { needs, options, terms, claims } = library.topic;
  const texts = [
    ...needs.map(({ title }) => title),
    ...options.map(({ name }) => name),
    ...terms.map(({ name }) => name),
    ...claims.map(({ line }) => line),
  ];
  const made = new Map<string, string>();
  for (const text of texts)
    for (const [word] of text.matchAll(/\p{L}*\p{Ll}?\p{Lu}[\p{L}\p{N}]*\p{Lu}[\p{L}\p{N}]*/gu))
      if (!made.has(word.toLowerCase())) made.set(word.toLowerCase(), word);
  for (const { name } of options) made.set(name.toLowerCase(), name);
  names.set(library, made);
  return made;
}
