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
  'speaks of data': setOf(
    'figure figures number numbers data source sources survey surveys benchmark benchmarks measured measure measurements test tests tested point points score scores scored rating ratings rate rank ranking ranks stats statistics evidence claim claims study studies citation',
  ),
  'speaks of answers': setOf(
    'answer answers recommend recommendation recommendations recommended verdict pick advise advice suggest suggestion conclusion summary summarize summarise view opinion table list paragraph sentence lines short shorter longer argument arguments risk risks catch downside downsides upside weaknesses strengths',
  ),
  'sets a bound': setOf(
    'must only max maximum min minimum atmost most least without cannot cant needs need needed require required requirement has have allowed forbidden deadline budget limit limited until till under below above within never always mandatory',
  ),
  'tells how much': setOf(
    'per users user people devs developers requests rows month months week weeks day days hour hours second seconds sec ms gb mb tb k users nodes boxes cores clients customers tenants sites times concurrent peak daily yearly',
  ),
  reacts: setOf(
    'hm hmm hmpf huh lol haha ha nice wow fair sense agreed thought knew told surprised surprising expected figures ok okay ugh uff oh ah aha meh cool damn fine great good true right indeed settled same yes no yeah yep nope interesting funny ouch shame sad well sure exactly obviously course finally impressive honest brave cheers doable works typical classic noted thx thanks thank ta',
  ),
  'asks anybody': setOf('anyone anybody somebody someone everybody everyone all guys folks team people'),
  'speaks of the bot': setOf('bot tradeoff robot says said wrote thinks'),
  'speaks of work': setOf(
    'boss cto ceo client customer finance legal ops marketing sales support colleague colleagues intern wife husband kid kids teacher manager security vendor agency ticket jira meeting standup call wiki confluence mail email calendar invite lunch coffee vacation holiday office friday monday',
  ),
  'of a pair': setOf(
    'either both neither two three former latter first second third other others them those',
  ),
  'gives an account': setOf(
    'used had ran built wrote told saw heard tried left went moved migrated rewrote switched broke took found',
  ),
  'hedges or wonders': setOf('maybe guess think probably wonder bet imo feel hope wish afraid'),
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
