import { called, namedInText, type TopicNames } from './names-in-topic.ts';
import type { ReadTopicAct, SaidFact, TopicAct } from './topic-act.ts';

/** "fact: …", "fact on Keycloak: …", "con for Auth0: …" */
const announced =
  /^(?:(?:ok(?:ay)?|and|also|add|note|new|another|one more|here['’]?s)\s+(?:an?\s+|another\s+|the\s+)?)*(?<kind>facts?|note|fyi|info|for the record|pro|con|plus|minus)\b(?:\s+(?:on|about|for|against|re)\s+(?<name>[^:–—]{1,60}?))?\s*(?::|\s[–—-]\s)\s*(?<words>.+)$/isu;
/** "Keycloak: we ran it for four years without an outage" */
const ofOption = /^(?<name>[^:\n]{1,60}?)\s*:\s+(?<words>.+)$/su;
/** "in our experience Django's admin is too slow for 2 million rows" */
const experience =
  /^(?:in|from) (?:our|my) (?:own )?experience\s*(?:with [^,:]{1,40})?[,:]?\s+(?:that\s+)?(?<words>.+)$|^we(?:['’]ve| have) (?:found|seen|learned|learnt|noticed|experienced)(?: ourselves)?\s+(?:that\s+)?(?<found>.+)$/isu;
const announcesOnly =
  /^(?:(?:ok(?:ay)?|and|also|please|i want to|i['’]d like to|let me|can i)\s+)*(?:add|state|note)\s+(?:an?\s+|another\s+)fact(?:\s+(?:on|about|for|against)\s+(?<name>.+?))?[\s.!]*$/iu;
const disputes =
  /^(?:(?:no|nope|well|sorry|hm+|but)[,!.]?\s+)*(?:(?:that|this|it)(?:['’]s| is| was|['’]s just| is just)\s+(?:simply\s+|really\s+|just\s+)?(?:not|no longer|never)\s+(?:so|true|right|correct|the case|accurate|what we saw)|that(?:['’]s| is)\s+(?:wrong|false|incorrect|untrue)|not (?:true|so|right|correct)|i (?:disagree|dispute that|object))\s*[:,–—-]\s*(?<words>.+)$/isu;
const disputesFact =
  /^(?:dispute|contradict|object to)\s+(?:fact\s+)?(?<fact>f\d{1,4})\s*[:,–—-]\s*(?<words>.+)$|^(?:fact\s+)?(?<named>f\d{1,4})\s+(?:is|was)(?:n['’]t|\s+not|\s+no longer)?\s+(?:true|so|right|correct|wrong|false|untrue|outdated)\s*[:,–—-]\s*(?<instead>.+)$/isu;
/** "that fact is wrong", "f2 isn't true": what's so instead, they haven't said. */
const disputesOnly =
  /^(?:(?:that|this|the last)\s+fact|(?:fact\s+)?(?<fact>f\d{1,4}))(?:['’]s|\s+is|\s+was)(?:n['’]t|\s+not|\s+no longer)?\s+(?:true|so|right|correct|wrong|false|untrue|outdated)[\s.!]*$/iu;
const withdraws =
  /^(?:(?:ok(?:ay)?|sorry|please|no)[,!]?\s+)*(?:withdraw|retract|take back|take that back|remove|delete)(?:\s+(?:(?:the|(?<own>my)|this|that)\s+)?(?:last\s+)?(?:(?<word>fact|claim|that|it|this)\b)?\s*(?<fact>f\d{1,4})?)?[\s.!]*$/iu;
const places =
  /^(?:(?:fact\s+)?(?<fact>f\d{1,4})|(?<last>that fact|the (?:last )?fact))\s+(?:is|was)\s+(?:about|on|for)\s+(?<name>.+?)[\s.!]*$/iu;

export type FactSituation = {
  readonly topic: TopicNames;
  /** https address in the message; null for none. */
  readonly link: string | null;
  /** The fact that the thread was told of last, or that the message replies to. */
  readonly lastFact: string | null;
  /** What the author's fact is on, if they just said that they'd state one. */
  readonly awaits: { readonly option: string | null } | null;
  /** True for a reply to the message that stated the fact. */
  readonly repliesToFact: boolean;
  /** True in a checked topic, where a name and a colon may open anything. */
  readonly isChecked: boolean;
};

/** A fact that somebody states, contradicts or takes back, and what one is about. Null if the message is anything else. */
export function readFact(written: string, situation: FactSituation): ReadTopicAct | null {
  const text = written.trim();
  const { topic, lastFact, awaits, repliesToFact, isChecked } = situation;
  const only = announcesOnly.exec(text);
  if (only !== null)
    return plain({ act: 'await-fact', option: called(only.groups?.name ?? '', topic.options) ?? null });
  const against = disputesFact.exec(text)?.groups ?? disputes.exec(text)?.groups;
  const instead = against?.words ?? against?.instead;
  const fact = against?.fact ?? against?.named;
  if (instead !== undefined && (fact !== undefined || lastFact !== null))
    return {
      what: { act: 'dispute', fact: fact?.toLowerCase() ?? lastFact, words: instead.trim() },
      certain: fact === undefined ? saidTo(repliesToFact) : 'plain',
    };
  const wrong = disputesOnly.exec(text);
  if (wrong !== null && !isChecked)
    return {
      what: { act: 'dispute', fact: wrong.groups?.fact?.toLowerCase() ?? lastFact, words: '' },
      certain: 'called',
    };
  const taken = withdraws.exec(text)?.groups;
  if (taken !== undefined && (taken.fact !== undefined || taken.word === 'fact' || lastFact !== null)) {
    const own = taken.own !== undefined && taken.fact === undefined;
    const named = taken.fact?.toLowerCase() ?? (own ? null : lastFact);
    return {
      what: { act: 'withdraw-fact', fact: named, own },
      certain: taken.fact === undefined ? 'called' : 'plain',
    };
  }
  const placed = placeIn(places.exec(text)?.groups, lastFact, topic);
  if (placed !== null) return plain(placed);
  const said = announced.exec(text)?.groups;
  if (said?.words !== undefined) return stated(said.words, situation, { name: said.name, kind: said.kind });
  if (text.endsWith('?') || asks.test(text)) return null;
  if (awaits !== null && wordsIn(text) >= fewestWords) {
    const own = ofOption.exec(text)?.groups;
    const named = called(own?.name ?? '', topic.options) !== undefined;
    return stated(named ? (own?.words ?? text) : text, situation, {
      name: named ? own?.name : undefined,
      option: awaits.option,
    });
  }
  const tells = experience.exec(text)?.groups;
  const told = tells?.words ?? tells?.found;
  // People tell each other what they have seen as well.
  if (told !== undefined && namedInText(told, topic.options).length > 0)
    return { ...stated(told, situation, {}), certain: 'called' };
  if (isChecked) return null;
  const own = ofOption.exec(text)?.groups;
  const isOfOption = own !== undefined && isOptionIn(own.name ?? '', topic);
  return isOfOption && own.words !== undefined && wordsIn(own.words) >= fewestWords
    ? { ...stated(own.words, situation, { name: own.name }), certain: 'called' }
    : null;
}

/** "Keycloak", "for Auth0, security", "Auth0 (cost)": an option, and what of it. */
function isOptionIn(head: string, { options, criteria }: TopicNames): boolean {
  const bare = head.replace(/^(?:for|on|about|re)\s+/i, '');
  if (called(bare, options) !== undefined) return true;
  const [name = '', on = '', ...more] = bare.split(/\s*[,(/]\s*|\s+(?:on|regarding)\s+/);
  return (
    more.length === 0 &&
    called(name, options) !== undefined &&
    called(on.replace(/\)$/, ''), criteria) !== undefined
  );
}

/** What's said to whoever stated a fact, in a reply to it, is about the fact. */
function saidTo(repliesToFact: boolean): ReadTopicAct['certain'] {
  return repliesToFact ? 'replied' : 'called';
}

/** A fact is a sentence. */
const fewestWords = 3;
const asks =
  /^(?:what|which|who|whose|how|why|when|where|is|are|does|do|did|can|could|should|would|will|has|have)\b/i;

function wordsIn(text: string): number {
  return text.split(/\s+/).length;
}

function plain(what: TopicAct): ReadTopicAct {
  return { what, certain: 'plain' };
}

type Said = {
  readonly name?: string | undefined;
  readonly kind?: string | undefined;
  readonly option?: string | null;
};

function stated(
  words: string,
  { topic, link, isChecked }: FactSituation,
  { name, kind, option: known = null }: Said,
): ReadTopicAct {
  const mentioned = namedInText(words, topic.options);
  const named = name === undefined ? undefined : (called(name, topic.options) ?? onlyOne(name, topic));
  const criteria = namedInText(`${name ?? ''} ${words}`, topic.criteria);
  const fact: SaidFact = {
    words: words.replace(/\s+/g, ' ').trim(),
    // Of several that are named, none is surely what it's about.
    option: named ?? known ?? (mentioned.length === 1 ? (mentioned[0] ?? null) : null),
    criterion: criteria.length === 1 ? (criteria[0] ?? null) : null,
    leaning: leaningOf(kind),
    link,
  };
  const isPlain = !isChecked && (/^facts?$/i.test(kind ?? '') || named !== undefined || known !== null);
  return { what: { act: 'state-fact', ...fact }, certain: isPlain ? 'plain' : 'called' };
}

/** "fact on Keycloak, effort to run: …": the one option that's named beside something else. */
function onlyOne(name: string, { options }: TopicNames): string | undefined {
  const [only, ...others] = namedInText(name, options);
  return others.length === 0 ? only : undefined;
}

function leaningOf(kind: string | undefined): SaidFact['leaning'] {
  const said = kind?.toLowerCase() ?? '';
  if (said === 'pro' || said === 'plus') return 'strength';
  return said === 'con' || said === 'minus' ? 'weakness' : 'neutral';
}

function placeIn(
  found: Readonly<Record<string, string | undefined>> | undefined,
  lastFact: string | null,
  { options, criteria }: TopicNames,
): TopicAct | null {
  const fact = found?.fact?.toLowerCase() ?? (found?.last === undefined ? null : lastFact);
  const name = found?.name ?? '';
  if (fact === null || fact === undefined) return null;
  if (/^all(?: of (?:them|it))?$|^in general$/i.test(name))
    return { act: 'place-fact', fact, about: { option: null } };
  if (/^(?:none|nothing)\b/i.test(name)) return { act: 'place-fact', fact, about: { criterion: null } };
  const option = called(name, options);
  if (option !== undefined) return { act: 'place-fact', fact, about: { option } };
  const criterion = called(name, criteria);
  return criterion === undefined ? null : { act: 'place-fact', fact, about: { criterion } };
}
