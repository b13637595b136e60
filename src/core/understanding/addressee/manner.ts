import type { Reading } from '../match/reading.ts';

/** How a message opens, by its first word or two: what answers a person opens unlike what asks a bot. */
const openings: Readonly<Record<string, string>> = {
  'which kind': 'what which where who when whose whats',
  'how much': 'how',
  'why so': 'why',
  'is it': 'is are was were does do did has have can could would will should might isnt doesnt',
  'going on': 'and or also plus but with without for in on at per only not',
  concluding: 'so then ok okay fine right alright anyway hm hmm well now',
  ordering:
    'show list compare explain give sum write save tell drop forget scratch rank make record put assume suppose say imagine take count add ignore skip reopen start let shorter please pls',
  answering:
    'yes yeah yep yup nah no nope true false same exactly correct right probably maybe lol haha sure agreed indeed wow ouch oh ah wait what',
  'of me': 'i my mine im id ill ive',
  'of us': 'we our us were weve wed',
  'of others': 'he she they his her their it its that thats this these those there',
  stating: 'the a an',
};
const openingOf = new Map(
  Object.entries(openings).flatMap(([kind, words]) =>
    words.split(' ').map((word) => [word, `opens ${kind}`]),
  ),
);

const sayings: Readonly<Record<string, ReadonlySet<string>>> = {
  'says you': setOf('you your yours u'),
  'says we': setOf('we our us ours'),
  'says I': setOf('i my me mine'),
  'says he or she': setOf('he she him her his hers'),
  'says they': setOf('they them their'),
  'says it': setOf('it its that this'),
  'was so': setOf(
    'was were had did went came got took used tried said told had ran left broke wrote made thought',
  ),
  'would be so': setOf('would could should might if'),
  measures: setOf('most least more less better best worse worst fewer fewest faster cheapest easiest enough'),
  'time of day': setOf(
    'today yesterday tomorrow monday tuesday wednesday thursday friday weekend morning lunch meeting',
  ),
};

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

const sayingOf = new Map<string, string[]>();
for (const [name, words] of Object.entries(sayings))
  for (const word of words) sayingOf.set(word, [...(sayingOf.get(word) ?? []), name]);

/** Names what a message's manner is: how it opens, whom it speaks of, and when. */
export function observeManner(
  { words, written }: Reading,
  feature: (name: string, value: number) => void,
): void {
  const seen = new Set<string>();
  let opened = 0;
  let numbers = 0;
  for (const { text, mark, value } of words) {
    if (mark) continue;
    const opening = openingOf.get(text);
    if (opened === 0) feature(opening ?? 'opens otherwise', 1);
    else if (opened === 1 && opening !== undefined) feature(`then ${opening}`, 1);
    opened++;
    if (value !== undefined) numbers++;
    for (const name of sayingOf.get(text) ?? []) seen.add(name);
  }
  for (const name of seen) feature(name, 1);
  if (numbers > 0) feature('numbers', Math.min(numbers, 3));
  if (/[\p{Ll},;] \p{Lu}\p{Ll}/u.test(written)) feature('name inside', 1);
  if (/\.\.\.|…/.test(written)) feature('trails off', 1);
  if (/[.!?] \S/.test(written)) feature('two sentences', 1);
}
