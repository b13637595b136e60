import { ownWords } from './own-words.ts';

/**
 * Markup that chat platforms put around words: mentions in angle brackets, emoji codes, code fences, quotes,
 * emphasis. A message arrives as people see it on any of them, so the common forms are recognised here and
 * nowhere else.
 */

/** A message without markup. `plain` is as long as the original, so that offsets stay valid. */
export type StrippedMessage = {
  readonly plain: string;
  /** True if lines were quoted or words struck through: they are someone else's, or taken back, and count for nothing. */
  readonly leavesOut: boolean;
  /** True if a code block, or inline code with more than a name, was removed. */
  readonly hasCode: boolean;
  /** True if the message starts by mentioning a person. */
  readonly opensWithReference: boolean;
  /** The mentioned people, by the platform's ids, each once; bounded. */
  readonly people: readonly string[];
  /** True if the message addresses a person anywhere, by a mention or an @ before a name. */
  readonly callsSomeone: boolean;
};

/** More people than anyone asks at once. */
const mostPeople = 25;
const personReference = /<@!?([^<>|&!\s]{1,100})(?:\|[^<>\n]{0,100})?>/g;

/** "@anna" or a mention of a person, but not an email address. */
const call =
  /(?<![\p{L}\p{N}._%+-])@(?!here\b|channel\b|everyone\b|tradeoff\b|bot\b)\p{L}[\p{L}\p{N}_-]*(?!\.?[\p{L}\p{N}_(-])|<@(?!&)/iu;

const reference = /<(?:[@#!][^<>\n]{0,200}|a?:\w{1,64}:\d{1,25})>/g;
const link = /<(?:https?|mailto):[^<>|\n]{0,2000}(?:\|([^<>\n]{0,500}))?>/g;
const bareLink = /\bhttps?:\/\/[^\s<>]{1,2000}/g;
const emojiCode = /(?<![\w:]):[a-z0-9_+'-]{2,64}:(?![\w:])/g;
const fence = /```[\s\S]{0,20000}?(?:```|$)/g;
// Colours and cursor movements of a terminal (ECMA-48 control sequences).
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character opens such a sequence
const controlSequence = /\u001b\[[0-9;:?]{0,32}[ -/]{0,4}[@-~]/g;
// Tracebacks are code, even without a fence.
const traceback = /Traceback \(most recent call last\)[\s\S]{0,20000}/g;

/** Replaces markup with spaces of the same length; link labels and short code spans stay as words. */
export function stripMarkup(written: string): StrippedMessage {
  const seen = /[^\t\n -~]/.test(written) ? visible(written) : written;
  // Most messages contain none of these characters.
  if (!/[<>`:@~]|Traceback/.test(seen))
    return {
      plain: seen,
      leavesOut: false,
      hasCode: false,
      opensWithReference: false,
      people: [],
      callsSomeone: false,
    };
  const clean = ownWords(seen);
  const opensWithReference = /^\s*<@/.test(clean);
  let hasCode = false;
  const blankCode = (match: string): string => {
    hasCode = true;
    return blank(match);
  };
  const plain = clean
    .replace(fence, blankCode)
    .replace(traceback, blankCode)
    .replace(link, (match, label: string | undefined) =>
      label === undefined ? blank(match) : keepInside(match, label),
    )
    .replace(reference, blank)
    .replace(bareLink, blank)
    .replace(emojiCode, blank);
  const people = mentionedIn(clean);
  const callsSomeone = call.test(clean.replace(fence, blank));
  return {
    plain,
    leavesOut: clean !== seen,
    hasCode,
    opensWithReference,
    people: people.slice(0, mostPeople),
    callsSomeone,
  };
}

/** The people whom a text mentions, by the platform's ids, each once. */
export function mentionedIn(written: string): readonly string[] {
  return [...new Set([...written.matchAll(personReference)].flatMap(([, id]) => id ?? []))];
}

/** A text taken apart where it mentions people: every other part is a person's id. */
export function splitAtMentions(written: string): readonly string[] {
  return written.split(personReference);
}

/** A joiner within an emoji stays: without it, "👩‍💻" would be two. */
const zeroWidth =
  /[\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]|(?<!\p{Extended_Pictographic}|\ufe0f|[\u{1f3fb}-\u{1f3ff}])\u200d|\u200d(?!\p{Extended_Pictographic})/gu;

/**
 * Blanks out what is invisible: terminal control sequences and lone surrogates. Characters without a width don't end a
 * word, so what follows them moves up, and the blanks come after it.
 */
function visible(written: string): string {
  return (
    written
      .replace(controlSequence, blank)
      .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, ' ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, ' ')
      .replace(/[^ \t\n]+/g, (chunk) => chunk.replace(zeroWidth, '').padEnd(chunk.length))
  );
}

function blank(match: string): string {
  return ' '.repeat(match.length);
}

function keepInside(match: string, label: string): string {
  const at = match.lastIndexOf(label);
  return ' '.repeat(at) + label + ' '.repeat(match.length - at - label.length);
}
