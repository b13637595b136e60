import type { Mention } from '../../match/mention.ts';
import type { Reading } from '../../match/reading.ts';
import { grammarWords } from '../../text/grammar-words.ts';
import { hashOf, pairOf } from '../../text/hash.ts';
import type { Word } from '../../text/words.ts';
import { observeFeatures, politeWords } from '../features.ts';
import { homonymsFor } from '../homonyms.ts';
import type { Situation } from '../situation.ts';
import { type WordKind, wordKindOf, wordKinds } from './scope-words.ts';

/**
 * Receives the features of a message that tell whether it's in scope: by name, or words by a hash of them. The same hash may
 * come again, and counts once.
 */
export type ScopeObserver = {
  readonly feature: (name: string, value: number) => void;
  readonly words: (hash: number) => void;
};

/** What code, logs and file names look like, apart from names that the message mentions. */
const shapes: ReadonlyMap<string, RegExp> = new Map([
  ['error name', /\b\w*(?:Error|Exception|Warning|NotFound|DoesNotExist)\b/],
  ['dotted name', /\b[a-z_]\w*\.[a-z_]\w*[.(]/i],
  ['snake case', /\b[a-z]+_[a-z_]+\b/i],
  ['camel case', /\b[A-Z][a-z]+(?:[A-Z][a-z]+)+\b|\b[a-z]+(?:[A-Z][a-z]+)+\b/],
  ['call', /\w\([^)]*\)|[=!]=|\w=\w|\w = \w/],
  ['quotes', /["'`][^"'`]{2,}["'`]/],
  ['path', /(?:^|\s)\/[a-z]|\w\/\w+\.\w|\.(?:py|html|txt|js|css|so)\b/i],
  ['status code', /\b[45]\d\d\b/],
  ['colon after the first word', /^\s*[\w.]+:\s/],
  ['shouting', /\b[A-Z]+_[A-Z_]+\b/],
  ['flag', /(?:^|\s)--?[a-z]/],
  ['braces', /[{}[\]<>]/],
  ['first person', /\b(?:i|my|me)\b/i],
]);

const ignored = new Set(['context', 'question mark', 'asks']);

/** At most this many words are looked at, from the start. */
const mostWords = 60;

/**
 * Extracts the features that tell whether a message asks for something else than a choice: its words, and its form,
 * with everything that belongs to a topic as a placeholder, and what code and logs look like. The weights know no
 * option, aspect or need.
 */
export function observeScope(situation: Situation, inThread: boolean, observer: ScopeObserver): void {
  const { reading } = situation;
  const { feature } = observer;
  observeFeatures(situation, {
    feature: (name, value) => {
      // How the thread went doesn't matter here, only that there is one; nor does a question mark, which many leave out.
      if (!ignored.has(name) && !name.startsWith('after ') && !name.startsWith('by ')) feature(name, value);
    },
    word: () => undefined,
  });
  if (inThread) feature('context', 1);
  for (const [name, shape] of shapes) if (shape.test(reading.written)) feature(name, 1);
  const observe = observer.words;
  const placeholders = placeholdersIn(reading);
  // "hello team, …" changes nothing.
  const polite = politeWords(situation);
  const homonyms = homonymsFor(reading);
  const read = { words: reading.words, unknown: reading.unknown, placeholders, polite, homonyms };
  observeWords(read, observe);
  observeForm(read, observe);
  observeKinds(reading, homonyms, observe);
}

/** Words and pairs of words. */
type ReadWords = Pick<Reading, 'words' | 'unknown'> & {
  readonly placeholders: readonly (number | undefined)[];
  /** Positions of words of courtesy. */
  readonly polite: ReadonlySet<number>;
  readonly homonyms: ReadonlySet<string>;
};

function observeWords({ words, placeholders, polite }: ReadWords, observe: (hash: number) => void): void {
  let before = edge;
  for (let at = 0; at < words.length && at < mostWords; at++) {
    const word = words[at];
    if (word === undefined || word.text === '?' || polite.has(at)) continue;
    const placeholder = placeholders[at];
    const hash = placeholder ?? (word.value === undefined ? hashOf(word.stem) : number);
    // A name of several words counts once.
    if (placeholder !== undefined && hash === before) continue;
    observe(hash);
    observe(pairOf(before, hash));
    before = hash;
  }
  observe(pairOf(before, edge));
}

/** The form of the sentence: runs of up to three words, and pairs with a gap, of grammar and kinds of words. */
function observeForm(
  { words, unknown, placeholders, polite, homonyms }: ReadWords,
  observe: (hash: number) => void,
): void {
  let before = edge;
  let secondBefore = edge;
  let thirdBefore = edge;
  for (let at = 0; at < words.length && at < mostWords; at++) {
    const word = words[at];
    if (word === undefined || word.text === '?' || polite.has(at)) continue;
    const placeholder = placeholders[at];
    if (placeholder !== undefined && placeholder === before) continue;
    const form = placeholder ?? formOf(word, unknown.has(at), homonyms);
    observe(form ^ forms);
    observe(pairOf(before, form) ^ forms);
    observe(pairOf(pairOf(secondBefore, before), form) ^ forms);
    observe(pairOf(secondBefore, form) ^ gaps);
    observe(pairOf(thirdBefore, form) ^ widerGaps);
    thirdBefore = secondBefore;
    secondBefore = before;
    before = form;
  }
  observe(pairOf(before, edge) ^ forms);
  observe(pairOf(pairOf(secondBefore, before), edge) ^ forms);
}

const found = wordKinds.map(() => false);

/** The kinds of words together: a problem with something of one's own, a project and a price. */
function observeKinds(
  { words, options }: Reading,
  homonyms: ReadonlySet<string>,
  observe: (hash: number) => void,
): void {
  found.fill(false);
  let own = false;
  for (let at = 0; at < words.length && at < mostWords; at++) {
    const { stem = '', text = '' } = words[at] ?? {};
    const kind = wordKindOf(stem, homonyms);
    if (kind !== undefined) found[wordKinds.indexOf(kind)] = true;
    own ||= text === 'my' || text === 'our' || text === 'i';
  }
  let none = true;
  for (let one = 0; one < found.length; one++) {
    if (found[one] !== true) continue;
    none = false;
    const hash = kindHashes[one] ?? 0;
    observe(hash ^ together);
    if (options.length > 0) observe(pairOf(hash, option) ^ together);
    if (own) observe(pairOf(hash, ownWord) ^ together);
    for (let other = one + 1; other < found.length; other++)
      if (found[other] === true) observe(pairOf(hash, kindHashes[other] ?? 0) ^ together);
  }
  if (none) observe(together);
}

/** What stands for a word of the topic or for a name, by position. */
function placeholdersIn(reading: Reading): readonly (number | undefined)[] {
  const { words, options, excluded, alternatives, products, topical } = reading;
  const placeholders = new Array<number | undefined>(Math.min(words.length, mostWords)).fill(undefined);
  for (let at = 0; at < placeholders.length; at++)
    if (topical[at] === true && words[at]?.mark === false) placeholders[at] = topic;
  const mark = (mentions: readonly Pick<Mention, 'from' | 'to'>[], placeholder: number): void => {
    for (const { from, to } of mentions) placeholders.fill(placeholder, from, to);
  };
  for (const { everyday, from, to } of products) if (!everyday) placeholders.fill(product, from, to);
  mark(alternatives, option);
  mark(excluded, option);
  mark(options, option);
  return placeholders;
}

/** Words of grammar stay themselves; others are alike if they're of one kind, else but for their ending. */
function formOf(
  { text, stem, mark, value }: Word,
  isUnknown: boolean,
  homonyms: ReadonlySet<string>,
): number {
  if (mark || grammarWords.has(text)) return hashOf(text);
  if (value !== undefined) return number;
  const kind = wordKindOf(stem, homonyms);
  if (kind !== undefined) return kindHashes[wordKinds.indexOf(kind)] ?? content;
  if (isUnknown) return unknownWord;
  if (text.endsWith('ed')) return past;
  if (text.endsWith('ing')) return going;
  return text.endsWith('s') ? plural : content;
}

const kindHashes: readonly number[] = wordKinds.map((kind: WordKind) => hashOf(` ${kind}`));
const edge = hashOf(' edge');
const content = hashOf(' content');
const unknownWord = hashOf(' unknown');
const past = hashOf(' past');
const going = hashOf(' going');
const plural = hashOf(' plural');
const option = hashOf(' option');
const topic = hashOf(' topic');
const product = hashOf(' product');
const number = hashOf(' number');
const ownWord = hashOf(' own');
const forms = hashOf(' forms');
const gaps = hashOf(' gaps');
const widerGaps = hashOf(' wider gaps');
const together = hashOf(' together');
