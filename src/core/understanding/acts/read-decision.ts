import { maxCachedLength } from '../text/cache-limits.ts';
import type { SavedDecision, StatedDecision } from './act.ts';
import {
  announces,
  condition,
  doubtful,
  heading,
  inUse,
  onlyAnOption,
  option as optionPattern,
  otherChoice,
  perhaps,
  plainly,
  usedBy,
  withoutOption,
} from './decision-grammar.ts';
import type { NamedOption } from './own-clauses.ts';
import { reasonAndRevisit } from './stated-reason.ts';

/** No message without one of these words or an option states a decision. */
const hint =
  /decis|decid|desic|dicis|outcome|verdict|conclusion|record|save|log|note|write|settled|agreed|beschl/iu;

/**
 * Whether a message says that something was decided. Questions, conditions, what others say, and what almost happened aren't
 * decisions.
 *
 * @param written what somebody wrote, quotes and struck-out words blanked
 * @param named the options that it names, by their places in it
 */
export function readDecision(written: string, named: readonly NamedOption[]): StatedDecision | null {
  if (named.length === 0 && !hint.test(written)) return null;
  const { sentences, restore, ids } = markedSentences(written, named);
  for (const [at, sentence] of sentences.entries()) {
    const found = statedBy(sentence, sentences[at - 1], ids);
    if (found === null) continue;
    if (inUse.test(withoutOpening(sentence)) && sentences.some(isQuestion)) continue;
    const { reason, revisit } = reasonAndRevisit(found.rest, sentences.slice(at + 1));
    return {
      certain: found.certain,
      option: found.option,
      reason: found.option === null ? '' : restore(reason),
      revisit: restore(revisit),
    };
  }
  return ordered(sentences, ids);
}

/** "fine. flask. write it up", "record what lena said: we go with django": an order to record, and one option beside it. */
function ordered(sentences: readonly string[], ids: readonly string[]): StatedDecision | null {
  const [id, ...others] = new Set(ids);
  if (id === undefined || others.length > 0 || !sentences.some((one) => orders.test(withoutOpening(one))))
    return null;
  const whole = sentences.map(ownClause).join(' ');
  if (isQuestion(whole) || condition.test(whole) || doubtful.test(whole) || denied.test(whole)) return null;
  return { certain: 'unsure', option: id, reason: '', revisit: '' };
}
const orders =
  /^(?:please\s+|pls\s+)?(?:(?:(?:record|log|save|note)\s+(?:it|this|that)|write\s+(?:it|this|that)\s+(?:up|down))(?:\s+(?:please|pls|then|now|down))*[^\p{L}\p{N}]*$|record\s+(?:what\s+\p{L}+\s+(?:said|decided|wrote)|\p{L}+['’]s\s+\p{L}+)\s*:)/iu;
const denied = /\b(?:don['’]?t|do\s+not|never|no|nothing|nobody|later|tomorrow|another|other)\b/iu;

/**
 * What a message that somebody saves as a decision decides: more than if it were said to the bot, as whoever saves it says that
 * it's one. Null if there's no choice in it.
 */
export function readSaved(written: string, named: readonly NamedOption[]): SavedDecision | null {
  const { sentences, restore, ids } = markedSentences(written, named);
  for (const [at, sentence] of sentences.entries()) {
    if (isQuestion(sentence)) continue;
    const found = savedBy(sentence, sentences[at - 1], ids);
    if (found === null) continue;
    const stated = reasonAndRevisit(found.rest, sentences.slice(at + 1));
    const reason = stated.reason === '' ? found.before : stated.reason;
    return { option: found.option, reason: restore(reason), revisit: restore(stated.revisit) };
  }
  return null;
}

type Found = Pick<StatedDecision, 'certain' | 'option'> & { readonly rest: string };

function statedBy(sentence: string, before: string | undefined, ids: readonly string[]): Found | null {
  const said = withoutOpening(sentence);
  for (const [certain, patterns] of [
    ['plain', plainly],
    ['unsure', perhaps],
  ] as const)
    for (const pattern of patterns) {
      const match = pattern.exec(said);
      if (match === null) continue;
      const rest = said.slice(match[0].length);
      const asksToRecord = /^(?:can|could|would|will)\s/iu.test(said);
      if (isQuestion(sentence) && !asksToRecord)
        return asksWhether.test(said)
          ? { certain: 'unsure', option: ids[placeIn(match)] ?? null, rest: '' }
          : null;
      if (isBareCommand(match[0]) && !isEnd(rest)) return null;
      const option = chosenAmong(match, said, rest, ids);
      const clause = ownClause(said.slice(0, match[0].length) + rest);
      const isDoubtful = condition.test(clause) || doubtful.test(withoutRejected(clause));
      if (option !== null && !isDoubtful && !isUsualTail(ownClause(rest))) return null;
      const isSure = option !== null && !isDoubtful;
      return { certain: isSure ? certain : 'unsure', option, rest };
    }
  const alsoAlone = before !== undefined && announces.test(withoutOpening(before)) && !isQuestion(before);
  const match = alsoAlone ? optionAlone.exec(said) : null;
  if (match !== null)
    return { certain: 'plain', option: ids[placeIn(match)] ?? null, rest: said.slice(match[0].length) };
  const conditional = optionFirst.exec(said);
  if (conditional !== null && /^\W*(?:ok(?:ay)?\W+)?so\b/iu.test(sentence) && !isQuestion(sentence))
    return {
      certain: 'unsure',
      option: ids[placeIn(conditional)] ?? null,
      rest: said.slice(conditional[0].length),
    };
  if (!isQuestion(sentence) && withoutOption.some((pattern) => pattern.test(said)))
    return { certain: 'unsure', option: null, rest: '' };
  return null;
}

const optionAlone = new RegExp(
  `^(?:(?:option|choice|outcome)\\s*[:=]\\s*)?${optionPattern}(?=\\s*(?:$|[^\\p{L}\\p{N}\\s]))`,
  'iu',
);
const optionFirst = new RegExp(`^${optionPattern}\\s*(?:[,.]|because\\b|since\\b)`, 'iu');

/** What may stand behind an option that was chosen: "we take Django off the list" chooses nothing. */
function isUsualTail(tail: string): boolean {
  return usualTail.test(tail) && !/^\s*for\s+(?:granted|a\s)/iu.test(tail);
}
const usualTail =
  /^(?:\s*$|\s*(?:[,.!?:;()—–→\p{Extended_Pictographic}]|-\s)|\s+(?:then|now|today|finally|all|together|please|pls|plz|everyone|folks|team|guys|as|for|in\s+(?:production|prod|the\s+end|20\d\d|q\d)|on\s+(?:this|the)|from\s+now|this\s+time|and|over|instead|not|rather|until|till|because|since|due|bc|given|cause|cuz|by\s+default|everywhere|with|it\s+is|but|so|after|is\s+(?:it|final|decided|our\s+(?:choice|pick))|again)(?![\p{L}\p{N}]))/iu;

const asksWhether = /^(?:should|shall)\s+(?:i|we|you)\s/iu;

/** "record django" orders a record; "log django requests" doesn't. */
function isBareCommand(matched: string): boolean {
  return (
    !/[:,;→]|\b(?:it|this|that|down|decision|decided|record(?=\s+\S+\s+\S)|proposal|choice|outcome|adr|we|with|is|was|going|decide\w*)\b/iu.test(
      matched,
    ) &&
    /^(?:please\s+|pls\s+)?(?:record|log|note|write|put|save|document|file|register|lock|mark|make|draft|propose|open|create|prepare|keep)\b/iu.test(
      matched,
    )
  );
}

function isEnd(rest: string): boolean {
  return /^\s*(?:please|pls|now|then|as\s+(?:decided|our\s+(?:choice|decision|pick))|in)?\s*(?:$|[^\p{L}\p{N}\s]|because\b|since\b)/iu.test(
    rest,
  );
}

const underHeading = new RegExp(`^${heading}`, 'iu');

type Saved = { readonly option: string | null; readonly rest: string; readonly before: string };

function savedBy(sentence: string, before: string | undefined, ids: readonly string[]): Saved | null {
  const said = withoutOpening(sentence);
  const stated = statedBy(sentence, before, ids);
  if (stated !== null && stated.option !== null)
    return { option: stated.option, rest: stated.rest, before: '' };
  if (/^(?:if|what|who|when|how|why|would|should|could|no\s+decision|not\s+yet|nothing)\b/iu.test(said))
    return null;
  for (const pattern of [usedBy, onlyAnOption]) {
    const match = pattern.exec(said);
    const rest = match === null ? '' : said.slice(match.index + match[0].length);
    const option = match === null ? null : chosenAmong(match, said, rest, ids);
    if (match === null || option === null) continue;
    if (
      /\b(?:not|never|no|almost|nearly|should|could|might|would)\s+(?:\S+\s+)?$/iu.test(
        said.slice(0, match.index),
      )
    )
      continue;
    if (match[0].startsWith(':') && !introduces.test(said.slice(0, match.index))) continue;
    return { option, rest, before: reasonBefore(said.slice(0, match.index), match[0]) };
  }
  const [head = ''] = underHeading.exec(said) ?? [];
  if (
    head !== '' &&
    said.length > head.length &&
    !/^(?:not\s+yet|none|nothing|open)\b/iu.test(said.slice(head.length))
  )
    return { option: null, rest: said.slice(head.length), before: '' };
  return otherChoice.test(said) && !/^let['’]?s?\s*(?:us\s+)?(?:all\s+)?decide\b/iu.test(said)
    ? { option: null, rest: said, before: '' }
    : null;
}

/** What stands before a colon and an option, if it's a choice: "my call as lead: FastAPI", not "nice docs: FastAPI". */
const introduces =
  /\uE000|\b(?:call|decision|choice|pick|answer|consensus|verdict|result|decided|clear|final|plan|winner|give\s+in|settled?|agreed?|so)\b/iu;

/** "ops only patch flask images, so flask". */
function reasonBefore(lead: string, matched: string): string {
  if (!/\b(?:so|hence|therefore)\b/iu.test(matched)) return '';
  return lead.split(',').findLast((clause) => clause.trim().split(/\s+/).length > 2) ?? '';
}

function placeIn(match: RegExpExecArray): number {
  return (match[1]?.charCodeAt(0) ?? first) - first;
}

/** The chosen option; null if another one is named beside it and not turned down. */
function chosenAmong(
  match: RegExpExecArray,
  said: string,
  rest: string,
  ids: readonly string[],
): string | null {
  const id = ids[placeIn(match)];
  if (id === undefined) return null;
  const places = [...withoutRejected(ownClause(said.slice(0, match.index) + match[0] + rest)).matchAll(mark)];
  const others = places
    .map(([, place = '']) => ids[place.charCodeAt(0) - first])
    .filter((other) => other !== id);
  return others.length === 0 ? id : null;
}

/** Without the options that it's decided against, or moved away from. */
function withoutRejected(clause: string): string {
  return clause.replace(
    /\b(?:(?:and\s+|but\s+)?not|over|instead\s+of|rather\s+than|from|than|nor|against)\s+(?:the\s+)?\uE000.\uE001(?:\s*(?:,|or|nor|and)\s*(?:not\s+)?\uE000.\uE001(?=\s*(?:[,.:;!]|$)))*/giu,
    ' ',
  );
}

/** A sentence up to its reason. */
function ownClause(sentence: string): string {
  return sentence.replace(
    /(?:\b(?:because|bc|since|due\s+to|reasons?|reson|porque|as\s+(?:we|it|the|i|they|nobody))\b|\(|[.;]\s).*$/isu,
    '',
  );
}

function isQuestion(sentence: string): boolean {
  return /\?/.test(sentence);
}

const opening =
  /^(?:[\s>*_,.:!–—-]|<@!?[\w.-]+>|(?:@?tradeoff|ok|okay|so|well|alright|allright|right|yes|yep|yeah|hey|hi|hello|team|folks|all|everyone|finally|done|good|great|cool|then|and|guys|agreed(?!\s*[:=])|fine|for\s+the\s+record|let\s+the\s+record\s+show(?:\s+that)?|note\s+to\s+\p{L}+(?:\s+and\s+\p{L}+)?|decided(?=\s*[!.]\s*$)|update|fyi|in\s+the\s+end|after\s+[^,.]{1,50}?(?=\s+we\b))(?![\p{L}\p{N}'’]))+/iu;

function withoutOpening(sentence: string): string {
  const said = sentence.replace(opening, '');
  return said.trim();
}

/** Each option wherever it's named in the same letters again: what is read of a message names each option once. */
function withRepeats(written: string, named: readonly NamedOption[]): NamedOption[] {
  const places = new Map(named.map((place) => [place.start, place]));
  const names = new Map(named.map(({ id, start, end }) => [written.slice(start, end).toLowerCase(), id]));
  for (const [name, id] of names) {
    for (const { index, 0: found } of written.matchAll(patternOf(name)))
      if (!places.has(index)) places.set(index, { id, start: index, end: index + found.length });
  }
  // A name inside of a longer one isn't another place.
  let end = -1;
  return [...places.values()]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((place) => {
      if (place.start < end) return false;
      end = place.end;
      return true;
    });
}

/** Names are few, and taking a pattern apart costs more than finding it. */
const patterns = new Map<string, RegExp>();

function patternOf(name: string): RegExp {
  const known = patterns.get(name);
  if (known !== undefined) return known;
  const made = new RegExp(
    `(?<![\\p{L}\\p{N}])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
    'giu',
  );
  if (patterns.size >= mostPatterns) patterns.clear();
  if (name.length <= maxCachedLength) patterns.set(name, made);
  return made;
}
const mostPatterns = 200;

const first = 0xe100;
const most = 200;
const mark = /\uE000(.)\uE001/gu;

/** The sentences of a message with its options marked; a mark is as long as any name. */
function markedSentences(written: string, named: readonly NamedOption[]) {
  const places = withRepeats(written, named)
    .sort((a, b) => b.start - a.start)
    .slice(0, most);
  const literals = places.map(({ start, end }) => written.slice(start, end));
  const ids = places.map(({ id }) => id);
  const text = places.reduce(
    (so, { start, end }, at) =>
      `${so.slice(0, start)}\uE000${String.fromCharCode(first + at)}\uE001${so.slice(end)}`,
    written,
  );
  const sentences = text
    .split(/(?<=[.!?…;]|\p{Extended_Pictographic}\uFE0F?)\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
  const restore = (words: string): string =>
    words.replace(mark, (_, place: string) => literals[place.charCodeAt(0) - first] ?? '');
  return { sentences, restore, ids };
}
