import { namesInList } from './list-of-names.ts';
import { called, type NamedThing, type TopicNames } from './names-in-topic.ts';
import type { ReadTopicAct, SaidCriterion } from './topic-act.ts';

const ask = String.raw`(?:(?:ok(?:ay)?|so|hey|and|also|please|then|now|(?:can|could) (?:you|we)|let['’]?s|let us|(?:we|i) (?:want|need) to|we should|(?:i|we)(?:['’]d| would) like to)[,!]?\s+)*`;
const end = String.raw`(?:\s*,?\s*(?:please|too|as well|pls))?[\s.!?]*$`;
const form = (pattern: string): RegExp => new RegExp(`^${ask}${pattern}${end}`, 'isu');

const addsOption = [
  form(
    String.raw`add\s+(?:an?\s+|the\s+|another\s+|as\s+(?:an?\s+)?)?(?:options?|candidates?|alternatives?)\s*:?\s+(?<list>.+?)`,
  ),
  form(String.raw`(?:options?|candidates?)\s*:\s*(?<list>.+?)`),
  form(
    String.raw`add\s+(?<list>.+?)\s+(?:as\s+(?:an?\s+|another\s+)?(?:options?|candidates?|alternatives?)|to\s+(?:the|our)\s+(?:options|list|candidates|choice))`,
  ),
];
/** The same in words that people say to each other, too. */
const suggestsOption = [
  form(String.raw`(?:also\s+|maybe\s+)?(?:consider|include)(?:ing)?\s+(?<list>.+?)`),
  form(
    String.raw`(?<list>.+?)\s+(?:is|are|would be|could be)\s+(?:also\s+)?(?:another|further|more)\s+(?:options?|candidates?|alternatives?)`,
  ),
];
/** "Drop Keycloak" may rule it out for now; what's removed is gone from the card. */
const removes = form(String.raw`(?:remove|delete|take out)\s+(?:the\s+)?(?<name>.+?)(?:\s+again)?`);
/** "add Ory", "can we add audit logs?": an option or a criterion. */
const adds = form(String.raw`(?:also\s+)?add(?:ing)?\s+(?<list>.+?)`);
const dropsOption = form(
  String.raw`(?:drop|remove|delete)\s+(?:the\s+)?(?:options?|candidates?)\s*:?\s+(?<name>.+?)`,
);
const drops = form(
  String.raw`(?:drop|remove|delete)\s+(?:the\s+)?(?:criteri(?:on|a)\s*:?\s+)?(?<name>.+?)(?:\s+criteri(?:on|a))?(?:\s+again)?`,
);
const addsCriterion = form(
  String.raw`(?:add\s+)?(?:an?\s+|the\s+|another\s+|one\s+more\s+)?(?<many>criteri(?:on|a)|requirements?|must[- ]haves?)\s*(?::|\s)\s*(?:(?:would|could|should)\s+be\s+|is\s+)?(?<list>.+?)`,
);
const addsAsCriterion = form(String.raw`add\s+(?<list>.+?)\s+as\s+(?:an?\s+|another\s+)?criteri(?:on|a)`);
const weighs = [
  form(
    String.raw`(?:set\s+(?:the\s+)?)?weight\s+(?:of\s+)?(?<name>.+?)\s*(?:[:=]|\s(?:to|at|is|as)\s|\s)\s*(?<weight>[123])`,
  ),
  form(
    String.raw`(?<name>.+?)\s+(?:weighs|counts)\s+(?<weight>[123]|double|twice|a lot|more|most|a little|little|less|half)(?:\s+as\s+much)?`,
  ),
];
const isMandatory = String.raw`(?<not>no\s+longer|no|not)?\s*(?:an?\s+|the\s+)?(?:must(?:[- ]have)?|mandatory|required|non[- ]negotiable|deal[- ]?breaker)`;
const musts = [
  form(String.raw`(?<name>.+?)\s+(?:is|are|(?:has|have)\s+to\s+be|should\s+be|must\s+be)\s+${isMandatory}`),
  form(String.raw`make\s+(?<name>.+?)\s+${isMandatory}`),
];
const names = form(
  String.raw`(?:(?:call|name)\s+(?:it|this)|rename\s+(?:it|this)(?:\s+to)?|name\s*:)\s*[:"“]?(?<name>.+?)["”]?`,
);

/** Edits of a topic's own card, which people say to nobody else. Null if the message is anything else. */
export function readEdit(written: string, topic: TopicNames): ReadTopicAct | null {
  const text = written.trim();
  for (const pattern of addsOption) {
    const list = pattern.exec(text)?.groups?.list;
    const added = list === undefined ? null : namesInList(list);
    if (added !== null) return plain({ act: 'add-options', names: added });
  }
  const ofOptions = [...topic.options, ...topic.dropped.options];
  const fewer = dropsOption.exec(text)?.groups?.name ?? '';
  const option = called(fewer, ofOptions);
  if (option !== undefined) return plain({ act: 'drop-option', option });
  const options = eachCalled(fewer, ofOptions);
  if (options !== null) return plain({ act: 'drop-several', options, criteria: [] });
  const criteria = criteriaIn(addsCriterion.exec(text)?.groups ?? addsAsCriterion.exec(text)?.groups);
  if (criteria.length > 0) return plain({ act: 'add-criteria', criteria });
  const ofCriteria = [...topic.criteria, ...topic.dropped.criteria];
  const less = drops.exec(text)?.groups?.name ?? '';
  const dropped = called(less, ofCriteria);
  if (dropped !== undefined) return plain({ act: 'drop-criterion', criterion: dropped });
  const several = eachCalled(less, ofCriteria);
  if (several !== null) return plain({ act: 'drop-several', options: [], criteria: several });
  // "Security is a must?" asks the others.
  const isAsked =
    text.endsWith('?') &&
    !/^(?:please |can |could |shall |should we )?(?:you |we )?(?:make|set)\b/i.test(text);
  if (isAsked) return readSuggestion(text, ofOptions);
  for (const pattern of weighs) {
    const found = pattern.exec(text)?.groups;
    const criterion = called(found?.name ?? '', topic.criteria);
    const weight = weightIn(found?.weight);
    if (criterion !== undefined && weight !== null)
      return plain({ act: 'change-criterion', criterion, to: { weight } });
  }
  for (const pattern of musts) {
    const found = pattern.exec(text)?.groups;
    const criterion = called(found?.name ?? '', topic.criteria);
    if (criterion !== undefined)
      return plain({ act: 'change-criterion', criterion, to: { must: found?.not === undefined } });
  }
  return readSuggestion(text, ofOptions);
}

/** "I think we should add Ory", "how about adding Ory?" */
const suggests =
  /^(?:(?:i(?:['’]d)?\s+(?:think|say|suggest|propose)(?:\s+that)?|maybe|perhaps|how about|what about|why not|we\s+(?:could|might|may|should))[,\s]+)+/iu;

/** What people say to each other as well: it counts where the bot is spoken to. */
function readSuggestion(written: string, ofOptions: readonly NamedThing[]): ReadTopicAct | null {
  const text = written.replace(suggests, '');
  const said = (what: ReadTopicAct['what']): ReadTopicAct => ({ what, certain: 'called' });
  const option = called(removes.exec(text)?.groups?.name ?? '', ofOptions);
  if (option !== undefined) return said({ act: 'drop-option', option });
  for (const pattern of suggestsOption) {
    const suggested = listed(pattern.exec(text)?.groups?.list);
    if (suggested !== null) return said({ act: 'add-options', names: suggested });
  }
  const added = listed(adds.exec(text)?.groups?.list);
  if (added !== null) return said({ act: 'add', names: added });
  const name = names.exec(text)?.groups?.name;
  return name === undefined ? null : said({ act: 'rename', name: name.trim() });
}

function listed(list: string | undefined): readonly string[] | null {
  return list === undefined ? null : namesInList(list);
}

/** Those that a list names; null if any part of it names none. */
function eachCalled(list: string, among: readonly NamedThing[]): readonly string[] | null {
  const found = list
    .split(/\s*(?:[,;\n]|\s(?:and|or|&)\s)\s*/i)
    .filter((part) => part.trim() !== '')
    .map((part) => called(part, among));
  const ids = found.flatMap((id) => id ?? []);
  return ids.length > 1 && ids.length === found.length ? [...new Set(ids)] : null;
}

function plain(what: ReadTopicAct['what']): ReadTopicAct {
  return { what, certain: 'plain' };
}

function weightIn(said: string | undefined): 1 | 2 | 3 | null {
  switch (said?.toLowerCase()) {
    case '1':
      return 1;
    case '2':
      return 2;
    case '3':
    case 'double':
    case 'twice':
    case 'a lot':
    case 'more':
    case 'most':
      return 3;
    case 'a little':
    case 'little':
    case 'less':
    case 'half':
      return 1;
    default:
      // Open set: whatever people type for it.
      return null;
  }
}

const isMust =
  /^(?:a\s+|it['’]s a\s+|is a\s+)?(?:must(?:[- ]have)?|mandatory|required|non[- ]negotiable|deal ?breaker)$/i;
const isMinor = /^(?:nice to have|minor|a little|low|optional)$/i;
const isMajor = /^(?:important|a lot|high|major|very important)$/i;
const isUsual = /^(?:medium|usual|normal)$/i;
const isLess = /^(?:less|lower|fewer|the lower the better|less is better|lower is better)(?: is better)?$/i;
const isMore = /^(?:more|higher|the higher the better|more is better|higher is better)(?: is better)?$/i;
const isWeight = /^(?:weight|weighs|x)\s*[:=]?\s*([123])$/i;

/**
 * "hosted in the EU, must", "price (lower is better), weight 3". What's said about a criterion follows its name; with
 * "criteria", every other part is another name.
 */
function criteriaIn(found: Readonly<Record<string, string | undefined>> | undefined): SaidCriterion[] {
  if (found?.list === undefined) return [];
  const allMust = /^(?:requirement|must)/i.test(found.many ?? '');
  const isList = !/^criterion$/i.test(found.many ?? '');
  const criteria: SaidCriterion[] = [];
  const parts = found.list
    .split(/\s*[,;\n]\s*|\s*\(\s*|\s*\)\s*|\s+[–—-]\s+/)
    .flatMap((part) => (isList ? part.split(/\s+and\s+/i) : [part]))
    .map((part) => part.trim())
    .filter((part) => part !== '');
  for (const part of parts) {
    const last = criteria.at(-1);
    const said = last === undefined ? null : saidOf(part);
    if (last !== undefined && said !== null) criteria[criteria.length - 1] = { ...last, ...said };
    else if (last !== undefined && !isList)
      criteria[criteria.length - 1] = { ...last, title: `${last.title}, ${part}` };
    else
      criteria.push({
        title: part.replace(/^["“]|["”]$/g, ''),
        must: allMust ? true : null,
        weight: null,
        direction: null,
      });
  }
  return criteria;
}

function saidOf(part: string): Partial<SaidCriterion> | null {
  if (isMust.test(part)) return { must: true };
  if (isMinor.test(part)) return { weight: 1 };
  if (isUsual.test(part)) return { weight: 2 };
  if (isMajor.test(part)) return { weight: 3 };
  if (isLess.test(part)) return { direction: 'less' };
  if (isMore.test(part)) return { direction: 'more' };
  const weight = weightIn(isWeight.exec(part)?.[1]);
  return weight === null ? null : { weight };
}
