import { namesDayOrMonth, spelledOut } from './time-spelling.ts';
import { isZoneAbbreviation, zoneOfCity } from './zone-words.ts';
import { isZone } from './zones.ts';

/**
 * Finds the words of a message that set a deadline: "until friday 5:30pm", "by eod", "within 3 days". They reach as far
 * as words of time do, so that none is left out when they're read (`readTime`). Takes no clock, so turns stay pure.
 */
const begins =
  /\b(?:until|till?|by|before|thru|through|deadline(?: is)?:?|give (?:it|us|them)|(?:no|not) later than|(?:closes?|closing|ends|ending)(?: (?:it|this|the vote))?(?: (?:in|on|at|by))?|within|for)(?= )/gi;
const ofTheProject =
  /\b(?:needs?|have to|must|ships?|launch|live|deliver|deadline|due|releases?|done|finished|builds?|built)\b/i;

/** The words of a message that set a deadline; null if none do. "We need it by friday" is the project's own deadline. */
export function deadlineIn(words: string): string | null {
  const text = words.replace(/\s+/g, ' ');
  for (const { 0: trigger, index } of text.matchAll(begins)) {
    const end = endOfTime(text, index + trigger.length, /^(?:within|for|give .*)$|\bin$/i.test(trigger));
    if (end === null || isOfTheProject(text, index)) continue;
    return text.slice(index, furtherTime(text, end)).replace(/[\s,.;:!?)]+$/, '');
  }
  return null;
}

/**
 * The same, or what follows an "until" that no words of time follow: whoever wrote that is told that it wasn't
 * understood.
 */
export function statedDeadlineIn(words: string): string | null {
  const text = words.replace(/\s+/g, ' ');
  const found = deadlineIn(text);
  if (found !== null) return found;
  const vague = /\b(?:until|till)\b [^;!?]*/i.exec(text);
  return vague === null || isOfTheProject(text, vague.index) ? null : vague[0].replace(/[\s,.]+$/, '');
}

/**
 * The words of a message that may say when something ends, though nothing introduces them: "put it to the vote friday
 * 5pm". Null if they have no day and no time of day.
 */
export function looseTimeIn(words: string): string | null {
  const text = words.replace(/\s+/g, ' ');
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    const isDayOrClock = isFullTime(cleaned(word)) || isClock(cleaned(word));
    const end = isDayOrClock && !isOfTheProject(text, index) ? endOfTime(text, index, false) : null;
    if (end !== null) return text.slice(index, furtherTime(text, end)).replace(/[\s,.;:!?)]+$/, '');
  }
  return null;
}

/** Whether words begin as a deadline does, or are a day or a time by themselves: `2026-12-04`. */
export function introducesTime(words: string): boolean {
  return /^(?:until|till?|by|before|thru|through|deadline|give|no|not|clos|ends|ending|within|for|\d{4}-\d\d-\d\d)/i.test(
    words.trim(),
  );
}

function isOfTheProject(text: string, at: number): boolean {
  return ofTheProject.test(/[^.,;:!?]*$/.exec(text.slice(0, at))?.[0] ?? '');
}

type Token = { readonly text: string; readonly raw: string; readonly end: number; readonly stops: boolean };

/** Where the words of time after an "until" end; null if none come. @param isSpan after "within": it has to be a span */
function endOfTime(text: string, from: number, isSpan: boolean): number | null {
  const tokens = tokensFrom(text, from);
  let end: number | null = null;
  let spans = false;
  for (const [index, token] of tokens.entries()) {
    const kind = isPlaceOfTime(tokens, index, end) ? 'time' : kindOf(tokens, index);
    if (kind === 'other') break;
    if (kind === 'time') {
      end = token.end;
      spans ||= units.test(token.text) || /^\d{1,3}(?:h|d|m|min|hrs?|w)$/.test(token.text);
    }
    if (token.stops) break;
  }
  return isSpan && !spans ? null : end;
}

/** A time of day or a day in the same message that the deadline's own words don't reach belongs to what has to be read. */
function furtherTime(text: string, from: number): number {
  let end = from;
  for (const { 0: word, index } of text.slice(from).matchAll(/\S+/g)) {
    // What follows is why, or what comes after.
    if (/^(?:because|since|as|then|but|which|when|after|unless)$/.test(cleaned(word))) break;
    const at = from + index;
    if (
      isFullTime(cleaned(word)) &&
      !isOfTheProject(text, at) &&
      !/\b(?:on|since|from|every)$/.test(text.slice(0, at).trimEnd())
    )
      end = at + word.length;
  }
  return end;
}

const fullTimes = [
  /^\d{1,2}(?:[:.]\d\d)?(?:am|pm)$|^\d{1,2}:\d\d$|^\d{1,2}h$|^(?:uhr|noon|midnight|eod|cob)$/,
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^tomorrow$|^tonight$/,
  /^\d{4}-\d\d-\d\d|^\d{1,2}\.\d{1,2}\.\d{4}$/,
];

/** A time of day or a day, in a form that means nothing else. */
function isFullTime(word: string): boolean {
  return fullTimes.some((form) => form.test(word));
}

const units =
  /^(?:minutes?|mins?|hours?|hrs?|days?|weeks?|fortnights?|months?|quarters?|years?|h|d|eow|eom|eoq|eoy)$/;
const counts =
  /^(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty-five|couple|few|half|quarter|first|last)$/;
const ofTheDay =
  /^(?:noon|midday|midnight|eod|eob|eop|cob|morning|afternoon|evening|night|lunch|lunchtime|weekend|uhr|(?:\d{1,2}|half|quarter)-?ish|o['’]?clock|am|pm|a\.m|p\.m)$/;
const joins =
  /^(?:the|on|at|of|in|to|and|or|from|past|after|before|by|now|next|this|that|coming|following|end|start|beginning|middle|close|business|about|around|early|late|later|latest|sharp|or|\/|-|–|&|than|time|o|um|@)$/;
const numeric =
  /^(?:\d{4}-\d{1,2}-\d{1,2}(?:[t_]\S+)?|\d{1,4}[./-]\d{1,2}(?:[./-]\d{0,4})?|\d{1,2}[:.h]\d{2}(?::\d{2})?(?:[ap]\.?m?)?(?:z|[+\-−]\d{1,2}(?::?\d{2})?|[a-z]{2,5})?|\d{1,4}(?:st|nd|rd|th|ish|h|hrs?|d|w|m|mins?|[ap]\.?m)?|\d+h\d+m?|[+\-−]\d{1,2}(?::?\d{2})?)$/;

/** Whether a word is of time, may stand between such words, or is another one. */
function kindOf(tokens: readonly Token[], at: number): 'time' | 'between' | 'other' {
  const { text } = tokens[at] ?? { text: '' };
  const next = tokens[at + 1]?.text ?? '';
  const before = tokens[at - 1]?.text ?? '';
  if (/^2\/3$/.test(text) && /^(?:majority|of|vote|votes)?$/.test(next)) return 'other';
  // "5 people", "3 developers"
  if (/^\d{1,4}$/.test(text))
    return next === '' ||
      tokens[at]?.stops ||
      follows(tokens, at + 1) ||
      after.test(next) ||
      namesDayOrMonth(before)
      ? 'time'
      : 'other';
  if (numeric.test(text) || units.test(text) || ofTheDay.test(text)) return 'time';
  if (namesDayOrMonth(text))
    return spelledOut(text) === 'may' && !/\d/.test(before + next) ? 'other' : 'time';
  if (/^(?:time|timezone)$/.test(text)) return at > 0 && isZoneName(before) ? 'time' : 'other';
  if (isZoneAt(text, before, next) || looksLikeZone(tokens[at]?.raw ?? '', before)) return 'time';
  // "17:00 in hamburg", "17:00 (server)", "friday or so": whatever is said of a time is read with it.
  if (isClock(before) && text === 'in' && next !== '' && !notAPlace.test(next)) return 'time';
  if (before === 'in' && isClock(tokens[at - 2]?.text ?? '') && !notAPlace.test(text)) return 'time';
  if (tokens[at]?.raw.startsWith('(') && (/\d/.test(before) || namesDayOrMonth(before))) return 'time';
  if (text === 'so' && before === 'or') return 'time';
  if (zoneOfCity(`${before} ${text}`) !== undefined) return 'time';
  if (counts.test(text)) return follows(tokens, at + 1) || /^(?:past|at|to)$/.test(before) ? 'time' : 'other';
  return joins.test(text) ? 'between' : 'other';
}

/** "5pm hamburg", "5pm eastern": a word right behind a time of day says where that is, unless it goes on with something else. */
function isPlaceOfTime(tokens: readonly Token[], at: number, end: number | null): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]];
  if (before === undefined || token === undefined || end !== before.end || /[,)]$/.test(before.raw))
    return false;
  return isClock(before.text) && /^\p{L}+[,.;!]?$/u.test(token.raw) && !goesOn.test(token.text);
}

const goesOn =
  /^(?:ok|okay|pls|plz|please|thx|thanks|fyi|btw|asap|every|everyone|everybody|all|any|anyone|folks|people|team|guys|and|but|or|because|since|as|so|then|with|for|by|to|we|i|you|it|its|if|unless|when|which|what|who|that|this|the|a|an|my|our|your|no|not|on|at|in|of|from|before|after|until|till|is|are|was|will|would|can|could|should|has|have|do|let|lets|now|just|also|only|than|once|while|where|via|latest|sharp|majority|consent|two|simple|among|vote|votes|voting)$/;

/** "17:00 MEZ": capitals behind a time are a zone, known or not. */
function looksLikeZone(raw: string, before: string): boolean {
  if (/\d/.test(before) && /^\(?[A-Z]{1,3}[SD]?T\b/.test(raw)) return true;
  return isClock(before) && /^\(?[A-Z]{2,5}\)?[,.;!]?$/.test(raw) && !shouted.test(raw);
}

const shouted =
  /^(?:OK|PLS|PLZ|THX|FYI|BTW|ASAP|AND|BUT|BY|WITH|FOR|ALL|THE|SHARP|TEAM|FOLKS|NOT|AS|SO|WE|IT)\b/;

const notAPlace = /^(?:the|this|our|my|an?|here|case|that|#.*|<.*)$/;

function isClock(text: string): boolean {
  return /^\d{1,2}[:.h]\d{2}|^\d{1,2}(?:[ap]m?|h)$|^(?:noon|midnight|[ap]\.?m)$/.test(text);
}

/** What may follow a number at the end of a deadline. */
const after = /^(?:please|pls|thanks|thx|with|by|sharp|everyone|everybody|all|<?@.*)$/;

function follows(tokens: readonly Token[], at: number): boolean {
  const { text } = tokens[at] ?? { text: '' };
  return (
    numeric.test(text) ||
    units.test(text) ||
    ofTheDay.test(text) ||
    namesDayOrMonth(text) ||
    isZoneAbbreviation(text) ||
    /^(?:past|to|of|or|on|at|and|in|an?|-|–)$/.test(text) ||
    (counts.test(text) && at < tokens.length - 1) ||
    /^(?:fifteen|thirty|forty-five)$/.test(text)
  );
}

function isZoneAt(text: string, before: string, next: string): boolean {
  if (/^(?:utc|gmt)(?:[+\-−]\d{1,2}(?::?\d\d)?)?$/.test(text)) return true;
  if (text.includes('/') && /^[a-z_]+(?:\/[a-z_+-]+)+$/.test(text)) return isZone(text);
  const isAfterTime = /\d|^(?:noon|midnight|[ap]\.?m)$/.test(before) || namesDayOrMonth(before);
  if (isZoneAbbreviation(text)) return isAfterTime || text.length > 2;
  if (/^(?:time|timezone)$/.test(next)) return isZoneName(text);
  return isAfterTime && (zoneOfCity(text) ?? zoneOfCity(`${text} ${next}`)) !== undefined;
}

function isZoneName(word: string): boolean {
  return !/^(?:the|this|that|next|any|some|first|last|all|of|in|a|long|same|which|what|every|each)$/.test(
    word,
  );
}

function tokensFrom(text: string, from: number): readonly Token[] {
  return [...text.slice(from).matchAll(/[^\s,]+,?/g)].map(({ 0: raw, index }) => ({
    text: cleaned(raw),
    raw,
    end: from + index + raw.length,
    stops: /[;!?]$/.test(raw) || (/\.$/.test(raw) && !/\d\.\d{1,2}\.$|[ap]\.?m\.$/i.test(raw)),
  }));
}

function cleaned(raw: string): string {
  const word = raw.toLowerCase().replace(/^[("'“[]+|[)"'”\],;:!?]+$/g, '');
  return /^\d{1,2}\.\d{1,2}\.$/.test(word) ? word : word.replace(/\.+$/, '');
}
