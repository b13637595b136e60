import { stemmer } from 'stemmer';
import { type StrippedMessage, stripMarkup } from './markup.ts';

/**
 * A word as it is matched: lower case, without accents, contractions opened ("don't" is two words),
 * with its stem, and with the place in the message that it came from.
 */
export type Word = {
  readonly text: string;
  readonly stem: string;
  readonly start: number;
  readonly end: number;
  /** Punctuation that ends a phrase: `?`, `,`, `.` and so on. Words are never `mark`. */
  readonly mark: boolean;
  /** True where a hyphen joins it to the word before: the second word of "flask-login". */
  readonly joined: boolean;
  /** The value of a number, in units of one: "10k" is 10000. */
  readonly value: number | undefined;
  /** What a number counts when it is written with it: bytes or seconds ("256mb", "50ms"). */
  readonly unit: 'bytes' | 'seconds' | 'percent' | undefined;
};

/** A message as words. */
export type TokenizedMessage = StrippedMessage & { readonly words: readonly Word[] };

/** Longest message that is read, in characters; the rest is left unread and the answer says so. */
export const maxReadLength = 4_000;
const maxWords = 800;

const token =
  /(\d[\d.,]{0,15})\s?(kb|mb|gb|kib|mib|gib|ms|secs?|s|k|m|%)?(?![\p{L}\p{N}])|w\/o?(?![\p{L}])|[\p{L}\p{N}]+(?:['’´][\p{L}]+)*|[?!,;()<>\n+]|[.:](?=\s|$)/giu;

/** Splits a message into words. Never throws; what is not a word, a number or a mark is passed over. */
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
  // "100,000" and "1.000.000" group by three; "1.5" and "3,5" are fractions.
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

/**
 * What short forms stand for. Keys are written without apostrophes. A map, as people write "constructor" and other
 * words that every object has.
 */
const contractions = new Map<string, readonly string[]>(
  Object.entries({
    dont: ['do', 'not'],
    doesnt: ['does', 'not'],
    didnt: ['did', 'not'],
    cant: ['can', 'not'],
    cannot: ['can', 'not'],
    wont: ['will', 'not'],
    wouldnt: ['would', 'not'],
    shouldnt: ['should', 'not'],
    couldnt: ['could', 'not'],
    isnt: ['is', 'not'],
    arent: ['are', 'not'],
    wasnt: ['was', 'not'],
    havent: ['have', 'not'],
    hasnt: ['has', 'not'],
    aint: ['is', 'not'],
    im: ['i', 'am'],
    ive: ['i', 'have'],
    youre: ['you', 'are'],
    theyre: ['they', 'are'],
    weve: ['we', 'have'],
    whats: ['what', 'is'],
    wheres: ['where', 'is'],
    whos: ['who', 'is'],
    hows: ['how', 'is'],
    thats: ['that', 'is'],
    lets: ['let', 'us'],
    wanna: ['want', 'to'],
    gonna: ['going', 'to'],
    gotta: ['have', 'to'],
    u: ['you'],
    ur: ['your'],
    r: ['are'],
    pls: ['please'],
    plz: ['please'],
    thx: ['thanks'],
    ty: ['thanks'],
    ppl: ['people'],
    cuz: ['because'],
    bc: ['because'],
    versus: ['vs'],
    w: ['with'],
    'w/': ['with'],
    'w/o': ['without'],
    nd: ['and'],
    tho: ['though'],
    dunno: ['do', 'not', 'know'],
    lemme: ['let', 'me'],
    gimme: ['give', 'me'],
    rly: ['really'],
    prob: ['probably'],
  }),
);
const endings = new Map([
  ['re', 'are'],
  ['m', 'am'],
  ['ll', 'will'],
  ['ve', 'have'],
  ['d', 'would'],
]);

type Form = Pick<Word, 'text' | 'stem'>;

/**
 * What was read before, as people use the same words again; forgotten all at once when it is too much. What is kept
 * here is looked up faster from then on, as its strings are the same ones each time.
 */
const forms = new Map<string, readonly Form[]>();
export const maxCacheEntries = 10_000;
/** In characters: an engine keeps a longer piece of a message as a view of it, and with it the whole message. */
export const maxCachedLength = 12;

/** The words that are written as one. */
function formsOf(whole: string): readonly Form[] {
  const known = forms.get(whole);
  if (known !== undefined) return known;
  const made = open(whole).map((text) => ({ text, stem: stemOf(text) }));
  if (forms.size >= maxCacheEntries) forms.clear();
  if (whole.length <= maxCachedLength) forms.set(whole, made);
  return made;
}

function open(whole: string): readonly string[] {
  if (whole === '+') return ['plus'];
  const folded = fold(whole);
  const apostrophe = folded.search(/['’´]/);
  if (apostrophe < 0) return contractions.get(folded) ?? [folded];
  const head = folded.slice(0, apostrophe);
  const tail = folded.slice(apostrophe + 1).replace(/['’´]/g, '');
  const joined = contractions.get(head + tail);
  if (joined !== undefined) return joined;
  if (tail === 's' || tail === '') return [head];
  const ending = endings.get(tail);
  return ending === undefined ? [head, tail] : [head, ending];
}

/** Lower case, compatibility forms and accents folded: "ＦａｓｔＡＰＩ" and "fastapi" are one. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: plain ASCII is the common case and needs no folding
  if (/^[\x00-\x7f]*$/.test(lower)) return lower;
  return lower.normalize('NFKD').replace(/\p{M}/gu, '');
}

/** Words that the stemmer would confuse with others. */
const unstemmed = new Set([
  'this',
  'does',
  'was',
  'has',
  'is',
  'us',
  'its',
  'ones',
  'news',
  'async',
  'sse',
  'css',
  'aws',
  'rails',
  'pros',
  'cons',
  'thanks',
  'one',
  'once',
  'sure',
  'more',
  'use',
  'please',
  'source',
  'sources',
  'organization',
  'general',
  'generate',
  'university',
  'universal',
]);

/** Stems that were worked out, as claims use the same words again; kept as `forms` are. */
const stems = new Map<string, string>();

/** Porter's stem of a word; short words and words with digits stay as they are. */
export function stemOf(word: string): string {
  if (word.length < 4) return word;
  const known = stems.get(word);
  if (known !== undefined) return known;
  const made = workOutStem(word);
  if (stems.size >= maxCacheEntries) stems.clear();
  if (word.length <= maxCachedLength) stems.set(word, made);
  return made;
}

function workOutStem(word: string): string {
  if (word === 'used' || word === 'uses' || word === 'using') return 'use';
  if (unstemmed.has(word) || !/^[a-z]+$/.test(word)) return word;
  return stemmer(word);
}
