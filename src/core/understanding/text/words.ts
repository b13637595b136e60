import { maxCachedLength, maxCacheEntries } from './cache-limits.ts';
import { expand } from './contractions.ts';
import { type StrippedMessage, stripMarkup } from './markup.ts';
import { stemOf } from './stem.ts';

/**
 * A word as it is matched: lower case, without accents, contractions expanded ("don't" is two words), with
 * its stem and its position in the message. Words are built with the same fields in the same order
 * everywhere, so that V8 gives all of them one hidden class.
 */
export type Word = {
  readonly text: string;
  readonly stem: string;
  readonly start: number;
  readonly end: number;
  /** True for punctuation that ends a phrase: `?`, `,`, `.` and so on. A token is either a word or a mark. */
  readonly mark: boolean;
  /** True if a hyphen joins it to the word before: "login" in "flask-login". */
  readonly joined: boolean;
  /** A number's value, in units of one: "10k" is 10000. */
  readonly value: number | undefined;
  /** The unit written with a number ("256mb", "50ms", "5%"). */
  readonly unit: 'bytes' | 'seconds' | 'percent' | undefined;
};

/** A message as words. */
export type TokenizedMessage = StrippedMessage & { readonly words: readonly Word[] };

/** Longest message that is read, in characters. The rest is ignored, and the answer says so. */
export const maxReadLength = 4_000;
const maxWords = 800;

/** "6wks" and "3devs" are a number and a word. */
const token =
  /(\d[\d.,]{0,15})(?:\s?(kb|mb|gb|kib|mib|gib|ms|secs?|s|k|m|%)?(?![\p{L}\p{N}])|(?=(?:wks?|weeks?|days?|mos|months?|y|yrs?|years?|hrs?|hours?|devs?|ppl|people)(?![\p{L}\p{N}])))|w\/o?(?![\p{L}])|[\p{L}\p{N}]+(?:['’´][\p{L}]+)*|[?!,;()<>\n+]|[.:](?=\s|$)/giu;

/** Splits a message into words. Never throws; skips whatever isn't a word, a number or a mark. */
export function tokenize(written: string): TokenizedMessage {
  const unwrapped = stripMarkup(written.slice(0, maxReadLength));
  const { plain } = unwrapped;
  const words: Word[] = [];
  token.lastIndex = 0;
  for (let match = token.exec(plain); match !== null && words.length < maxWords; match = token.exec(plain)) {
    const [whole, digits, unit] = match;
    const start = match.index;
    const end = start + whole.length;
    if (digits !== undefined) words.push(readNumber(digits, unit?.toLowerCase(), start, end));
    else if (whole.length === 1 && punctuation.has(whole)) words.push(readMark(whole, start, end));
    else {
      const joined = plain[start - 1] === '-' && whole !== '+';
      for (const { text, stem } of formsOf(whole))
        words.push({ text, stem, start, end, mark: false, joined, value: undefined, unit: undefined });
    }
  }
  return { ...unwrapped, words };
}

const punctuation = new Set('?!.,;:()<>\n');

function readMark(text: string, start: number, end: number): Word {
  return { text, stem: text, start, end, mark: true, joined: false, value: undefined, unit: undefined };
}

const sizes: Record<string, number> = {
  kb: 1e3,
  kib: 1024,
  mb: 1e6,
  mib: 1024 ** 2,
  gb: 1e9,
  gib: 1024 ** 3,
};
const durations: Record<string, number> = { ms: 0.001, s: 1, sec: 1, secs: 1 };
const multiples: Record<string, number> = { k: 1e3, m: 1e6 };

function readNumber(digits: string, unit: string | undefined, start: number, end: number): Word {
  // "100,000" and "1.000.000" group by thousands; "1.5" and "3,5" are fractions.
  const plain = /^\d{1,3}([.,]\d{3})+[.,]?$/.test(digits)
    ? digits.replace(/[.,]/g, '')
    : digits.replace(',', '.').replace(/\.$/, '');
  const number = Number.parseFloat(plain);
  const word = (value: number, of?: Word['unit']): Word => ({
    text: digits,
    stem: digits,
    start,
    end,
    mark: false,
    joined: false,
    value,
    unit: of,
  });
  if (unit === undefined || !Number.isFinite(number)) return word(Number.isFinite(number) ? number : 0);
  if (unit === '%') return word(number, 'percent');
  const size = sizes[unit];
  if (size !== undefined) return word(number * size, 'bytes');
  const duration = durations[unit];
  if (duration !== undefined) return word(number * duration, 'seconds');
  return word(number * (multiples[unit] ?? 1));
}

type Form = Pick<Word, 'text' | 'stem'>;

/**
 * Words tokenized before, as people use the same words again; cleared when it is full. Cached words also
 * compare faster later, as they are the same strings each time.
 */
const forms = new Map<string, readonly Form[]>();
/** The words that a token stands for. */
function formsOf(whole: string): readonly Form[] {
  const known = forms.get(whole);
  if (known !== undefined) return known;
  const made = expand(whole).map((text) => ({ text, stem: stemOf(text) }));
  if (forms.size >= maxCacheEntries) forms.clear();
  if (whole.length <= maxCachedLength) forms.set(whole, made);
  return made;
}

/** The words alone, without marks: what patterns are matched against. */
export function wordsAs(words: readonly Word[]): string {
  return words.flatMap(({ mark, text }) => (mark ? [] : [text])).join(' ');
}
