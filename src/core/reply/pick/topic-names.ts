import type { Library } from '../../../knowledge/queries.ts';
import { capitalize } from '../parts/wording.ts';
import { isAbbreviation } from './noun-phrase.ts';

const names = new WeakMap<Library, ReadonlyMap<string, string>>();

/** "openapi" and "gdpr" as they're written: names that the topic's own texts write with capitals, and abbreviations. */
export function withTopicNames(library: Library, words: string): string {
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
  if (isAbbreviation(word)) return word.toUpperCase();
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
  const ordinary = new Set(
    texts.flatMap((text) => text.match(/(?<![\p{L}\p{N}])\p{Ll}+(?![\p{L}\p{N}])/gu) ?? []),
  );
  // "READ COMMITTED" makes no name of "read".
  for (const text of texts)
    for (const [word] of text.matchAll(/\p{L}*\p{Ll}?\p{Lu}[\p{L}\p{N}]*\p{Lu}[\p{L}\p{N}]*/gu))
      if (!made.has(word.toLowerCase()) && !ordinary.has(word.toLowerCase()))
        made.set(word.toLowerCase(), word);
  for (const { name } of options) made.set(name.toLowerCase(), name);
  names.set(library, made);
  return made;
}

const proper = new WeakMap<Library, ReadonlySet<string>>();

/** True for a word that's written with a capital wherever it stands: "Django", "Celery", "Friday". */
export function isName(library: Library, word: string): boolean {
  return (
    properIn(library).has(word) ||
    namesIn(library).get(word.toLowerCase()) === word ||
    calendar.has(word.toLowerCase())
  );
}

/** The text with a small first letter, as it goes on after a colon; names keep theirs. */
export function goingOn(library: Library, text: string): string {
  const [first = ''] = text.split(/[\s,:;]/);
  return /^\p{Lu}[\p{Ll}’']*$/u.test(first) && !isName(library, first)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
}

/** Words that the topic's claims write with a capital inside a sentence. */
function properIn(library: Library): ReadonlySet<string> {
  const known = proper.get(library);
  if (known !== undefined) return known;
  const made = new Set(
    library.topic.claims.flatMap(({ line }) =>
      [...line.matchAll(/(?<=[\p{Ll}\d,] )\p{Lu}[\p{L}\p{N}]*/gu)].map(([word]) => word),
    ),
  );
  proper.set(library, made);
  return made;
}
