import type { Reading } from '../match/reading.ts';
import { type Topics, withTopics } from './weighed-topics.ts';

/** How much something matters to somebody, in their words: 0 (not at all) to 5 (decides it). */
export type StatedWeight = {
  /** What they call it. */
  readonly words: string;
  /** Aspects and needs of the topic that these words name; empty if it knows none. */
  readonly names: readonly string[];
  /** Null where it isn't said how much, or on another scale. */
  readonly level: number | null;
};

/** The weights that a message states, as far as they're certain; `certain` is false if it may mean something else. */
export type StatedWeights = { readonly certain: boolean; readonly weights: readonly StatedWeight[] };

const mayState =
  /\b(?:high\w*|hihg|hgih|need|low|medium|med|mid|average|moderate|\d|most|must|important|crucial|critical|essential|vital|key|matters?|irrelevant|care|first|over|priority|weigh\w*|weights?|badly|nice|so so|lot|little|nothing|none|decides|dealbreaker|secondary|optional|same|number|above|concern|about|value)\b/i;

const most =
  '(?:decides it|decides|the most|most|highest|most important|the most important(?: thing| one)?|(?:the )?(?:my |our |absolute )*(?:top|first|number one|number 1|no 1|highest|priority)(?: priority| thing)?|above (?:all|everything)(?: else)?|everything|what (?:i|we) (?:care about|value|need) (?:the )?most|what matters(?: the)? most|(?:a )?deal ?breaker|non negotiable|comes first)';
const high =
  '(?:(?:very|really|super|so|extremely|pretty|quite|highly|absolutely|most|our) )*(?:high|hihg|hgih|higher|important|crucial|critical|essential|vital|key|top|badly)|(?:a )?must(?: have)?|a lot|much|very much|lots|heavily|max|maximum|mandatory|high priority';
const medium =
  'medium|med|mid|middle|average|moderate|moderately|so so|somewhat|normal|in the middle|fairly important|medium important';
const low =
  'low|lower|lowest|(?:a )?little|a bit|slightly|minor|(?:a )?nice to have|(?:really |is )?not (?:so|that|very|too|really|all that|particularly) (?:much|important|high|crucial|critical)|not much|less|less important|unimportant|secondary|optional|low priority|can wait';
const none =
  'irrelevant|none|zero|nothing|not important|not important at all|not relevant|not at all|(?:not a|no|not an) (?:concern|concert|issue|priority|requirement|factor|topic)|unimportant to (?:me|us)|no weight';
const mattering = `(?:matters?|counts?) (?:(?<most2>most|the most|above all|more than anything)|(?<high2>a lot|very much|much|greatly|hugely|big time|really)|(?<medium2>somewhat|moderately)|(?<low2>a little|a bit|little|slightly|less)|)`;
const notMattering = '(?:does|do) not (?:really )?(?:matter|count)(?: much| at all| to (?:me|us))?';
const level = `(?:(?<zero>${none})|(?<low>${low})|(?<medium>${medium})|(?<most>${most})|(?<high>${high})|(?<figure>\\d+)(?: ?/ ?(?<scale>\\d+)| (?:out )?of (?<scale2>\\d+)| (?<scale3>5)| points?)?)`;
const both = '(?: both| all)?';
/** "from medium to high" */
const instead = '(?: from (?:high|medium|low|none|\\d) to)?';
const by =
  '(?: (?:is|are|as|a|to|at|being|weighs|gets|stays|remains|would be|should be|has to be|=|:|-|–|—|→|\\())*';
const after =
  '(?: (?:\\)|for (?:me|us|my team|our team|my side)|to (?:me|us|my team)|here|too|instead of \\w+|not \\w+|as well|at all|though|please|tbh|imo|in my (?:opinion|view)|by far))*';
const before =
  '(?:(?:for (?:me|us|my team)|from (?:my|our) side|on my (?:side|end)|in my (?:view|opinion|case)|my|our|mine|my take|take|from me|our team|my team|for our|value|rank|see|weights?|weighting|priorit(?:y|ies)|are|is|the|a|i|we|would say|would|will|am|say|put me down(?: for)?|put|give|weigh|rate|set|change|changed|raise|lower|move|change my weights|ok|okay|so|well|hi|hey|and|but|also|then|personally|honestly|bot|tradeoff|just|here|only|it is|to me|to us|mostly|:|=) )*';
const topic =
  '(?<topic>t\\d+)(?: (?:support|panel|features?|quality|tools?|tooling|side|story))?(?<which> (?:of|at|in|for) (?!me\\b|us\\b|my\\b)\\w+)?';
const unknown = '(?<unknown>(?!high|medium|low)[a-zà-ÿ]+(?: (?!high|medium|low|instead)[a-zà-ÿ]+){0,3})';
const about =
  '(?:(?: (?:for me|for us|to me|to us|on|for|to|in|about|goes to|is|are|:|=|-|the|a|our|my|everything|all|things|around|of)))*';

/** One item, the whole of a part between two commas. */
const items = [
  `${topic}${by}${both}${instead} (?:very |so |really )?${level}`,
  `${topic} ${mattering}`,
  `(?<never>)${topic} ${notMattering}`,
  `${level}${about} (?<topic>t\\d+)`,
  `(?:(?:do|does|could|can) not|never) (?:really |much )?care (?:much |a lot )?(?:less )?(?:for|about)(?: the)? (?<uncared>t\\d+)`,
  `(?<uncared>t\\d+)(?: is what)? (?:(?:i|we) )?(?:(?:do|does) not need(?: at all)?|could not care less)(?: about)?`,
  `(?:care|cares) (?<most3>most|mostly|above all) (?:for|about)(?: the)? ${topic}`,
  `(?:care|cares) (?:(?<high3>a lot|deeply|very much|much|strongly) )?(?:for|about)(?: the)? ${topic}(?: (?<high4>a lot|deeply|most|very much|much))?`,
  `what (?:matters|counts|i care about|we care about)(?: (?<most6>most|the most|above all))?(?: to me| to us| for me| for us)* is(?: the)? ${topic}(?<high6>)`,
  `(?:it )?(?:is )?all about(?: the)? ${topic}(?<most7>)`,
  `need(?: the)? ${topic} (?<most4>most|above all)`,
  `need(?: the)? ${topic} (?<high5>badly|a lot|very much|desperately)`,
  `nothing (?:matters|counts|is|weighs) (?:more|more important|heavier) (?:to me |to us |for me |for us )?than(?: the)? ${topic}(?<most5>)`,
].map((pattern) => new RegExp(`^${before}${pattern}${after}$`));
/** "security first", where all of that names a need. */
const aloneIn = new RegExp(`^${before}${topic}${after}$`);
/** Words that the topic doesn't know count only in a list of weights. */
const listed = [
  new RegExp(`^${before}${unknown} (?:is|=|:|-|–|—|→|\\()+ ${level}${after}$`),
  new RegExp(`^${before}${unknown} (?:(?<high>high)|(?<medium>medium)|(?<low>low))${after}$`),
];
/** An order without levels, or others' weights. */
const bare = (pattern: string): string => pattern.replace(/\?<\w+>/g, '?:');
const orders = new RegExp(
  `^${before}(?:${topic} (?:over|before|beats|above|more than|rather than|then) t\\d+|${bare(topic)} matters?(?: to (?:me|us))?(?: more.*)?)$|^(?:my )?same (?:weights )?(?:as|like) .+$|^same weights$|^${before}${bare(topic)}${by} (?:high|medium|low) (?:high|medium|low)\\b.*$`,
);
const asks =
  /^(?:is|are|does|should|shall|would|which|what(?! (?:matters|counts|i|we) )|who|why|how|when|where|do (?:we|you|i|they))\b/;
const thirdPerson = /\b(?:said|says|thinks|told|wants|asked|wrote)\b/;
/** "(3 interns in january)" says why. */
const aside = /\((?![^()]*(?:high|medium|low|\d ?\/ ?\d))[^()]*\)/g;
const unsure = /\b(?:no wait|or is it|maybe|perhaps|not sure|unsure|might|probably|i guess|hm+|whatever)\b/;

/** Reads weights that a message states. @returns null if it states none */
export function readStatedWeights(reading: Reading): StatedWeights | null {
  if (!mayState.test(reading.written)) return null;
  const { text, topics } = withTopics(reading);
  const parts = text
    .replace(aside, ' ')
    .replace(/^(?:for |from )?(?:my|our) t\d+ : /, '')
    // "admin high async low"
    .replace(/(t\d+(?: [\w:=-]+){0,3}? (?:high|medium|low|none|[0-5])) (?=t\d)/g, '$1 , ')
    .split(/ ?[,;.!\n] ?| (?:and|but|while|whereas) /)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const found = withShared(
    parts,
    parts.map((part) => itemIn(part, topics)),
    topics,
  );
  const known = found.filter((one) => one !== null);
  const isOrder = parts.some((part) => orders.test(part));
  if (!known.some(({ names }) => names.length > 0)) {
    // "hiring: high, cost: low" where the topic knows neither.
    const isList =
      known.length > 0 && (known.length > 1 || /\bmy weights?\b|\w =+ (?:high|medium|low|[0-5])$/.test(text));
    if (!isList) return isOrder ? { certain: false, weights: [] } : null;
  }
  if (isOrder && known.every(({ level: given }) => given === null)) return { certain: false, weights: [] };
  if (text.includes('?') || asks.test(text)) return null;
  if (unsure.test(text)) return { certain: false, weights: [] };
  if (thirdPerson.test(text)) return { certain: false, weights: [] };
  const isOwn = /\b(?:i|me|my|mine|we|us|our)\b/.test(text);
  const left = parts
    .filter((_, at) => found[at] === null)
    .join(' ')
    .split(' ').length;
  if (!isOwn && known.length === 1 && left > mostBeside) return null;
  return { certain: known.every(({ level: given }) => given !== null), weights: known };
}

/** Who states a single weight without a word of themselves says little else. */
const mostBeside = 8;

/** "docs and testing are high", "most important: docs and testing": a topic alone shares the level of its neighbour. */
function withShared(
  parts: readonly string[],
  found: readonly (StatedWeight | null)[],
  topics: Topics,
): readonly (StatedWeight | null)[] {
  return found.map((one, at) => {
    const alone = topics[Number(/^t(\d+)$/.exec(parts[at] ?? '')?.[1])];
    if (one !== null || alone === undefined) return one;
    const next = / (?:both|all|are) /.test(parts[at + 1] ?? '') ? found[at + 1] : null;
    const previous = /: t\d+$/.test(parts[at - 1] ?? '') ? found[at - 1] : null;
    const level = next?.level ?? previous?.level;
    return level === undefined ? null : { ...alone, level };
  });
}

function itemIn(part: string, topics: Topics): StatedWeight | null {
  for (const item of items) {
    const groups = item.exec(part)?.groups;
    if (groups === undefined) continue;
    const of = topics[Number((groups.topic ?? groups.uncared ?? '').slice(1))];
    if (of === undefined) return null;
    // "speed of development" is something else than speed.
    const { which } = groups;
    const named = which === undefined ? of : { words: of.words + which, names: [] };
    return { ...named, level: levelOf(groups) };
  }
  const alone = topics[Number(aloneIn.exec(part)?.groups?.topic?.slice(1))];
  if (alone !== undefined && / first$/.test(alone.words)) return { ...alone, level: 5 };
  if (alone !== undefined && / is (?:key|crucial|critical|essential|a must)$/.test(alone.words))
    return { ...alone, level: 4 };
  for (const one of listed) {
    const groups = one.exec(part)?.groups;
    if (groups?.unknown !== undefined && !/\bt\d+\b/.test(groups.unknown))
      return { words: groups.unknown, names: [], level: levelOf(groups) };
  }
  return null;
}

function levelOf(groups: Readonly<Record<string, string | undefined>>): number | null {
  const { figure, scale, scale2, scale3 } = groups;
  if (figure !== undefined) {
    const of = scale ?? scale2 ?? scale3;
    return Number(figure) <= 5 && (of === undefined || of === '5') ? Number(figure) : null;
  }
  const has = (...names: readonly string[]): boolean => names.some((name) => groups[name] !== undefined);
  if (has('zero', 'never', 'uncared')) return 0;
  if (has('low', 'low2')) return 1;
  if (has('medium', 'medium2')) return 3;
  if (has('most', 'most2', 'most3', 'most4', 'most5', 'most6', 'most7')) return 5;
  return has('high', 'high2', 'high3', 'high4', 'high5', 'high6') ? 4 : null;
}
