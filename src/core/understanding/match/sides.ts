import { contains, overlaps, type WordRange } from '../text/word-range.ts';
import type { Word } from '../text/words.ts';
import type { Mention } from './mention.ts';
import type { ProductMention } from './products.ts';

/** What the words of a message name, as far as it matters for who is set against whom. */
export type NamedWords = {
  readonly words: readonly Word[];
  /** Options and alternatives of the topic. */
  readonly covered: readonly Mention[];
  readonly products: readonly ProductMention[];
  /** Positions of words that neither the vocabulary nor everyday English has, and that are no typo of a name. */
  readonly unknown: ReadonlySet<number>;
  /** Positions of words that are names by how they're written: "F#", or "R" beside "or". */
  readonly signed: ReadonlySet<number>;
};

/**
 * One side of "X or Y": an option, a product, a style or way of working, a name nobody has listed, or any other
 * words.
 */
export type Side = WordRange & {
  readonly is: 'covered' | 'product' | 'concept' | 'name' | 'words';
  /** Nothing but the name: "django", not "django signals". */
  readonly whole: boolean;
};

const longestSide = 4;

/** Words that no name contains: where the phrase beside "or" ends. */
const functionWords = new Set(
  (
    'a an the my our your their his its this that these those some any each every no not ' +
    'i we you they he she it us me them hers his mine ours yours theirs other others one ones else who what which where when why how whether if ' +
    'is are was were be been being am do does did done have has had having can could should would will shall may might must ' +
    'for in on of at as by with without from to into onto than about around via per after before during until since because so but and or nor vs plus ' +
    'use using used pick choose chose take go going goes need want prefer like say said think know tell give show compare make get keep ' +
    'better best worse worst faster slower easier harder cheaper simpler safer bigger smaller lighter more less most least ' +
    'chart plot graph draw replace swap switch migrate move moving switching migrating here there now then today tomorrow later please thanks pls too also just only even still really actually instead rather both either neither whatever ' +
    'oder ou y und et con mit pour fur'
  ).split(' '),
);
const articles = new Set('a an the my our your their some any this that these those'.split(' '));
/** Shorter unknown words are mostly abbreviations and typos. */
const shortestName = 3;

/** Words that may follow a product's name without making it something else: "windows servers". */
const heads = new Set(
  (
    'server servers framework frameworks database databases db cluster backend back frontend front end stack api app apps ' +
    'cloud hosting js language library lib tool service queue broker orm cms engine itself alone'
  ).split(' '),
);

/** Those that may follow an option's: "django orm" is only a part of it. */
const optionHeads = new Set('framework frameworks backend app apps stack itself alone'.split(' '));

/** The phrase that ends right before `end`, not reaching back past `start`. */
export function sideBefore(named: NamedWords, end: number, start: number): Side | undefined {
  const name = nameEndingAt(named, end);
  let from = name?.from ?? end;
  while (from > start && end - from < longestSide && isContent(named, from - 1)) from--;
  return from === end ? undefined : sideOf(named, { from, to: end });
}

/** The phrase that starts at `start`, apart from an article. */
export function sideAfter(named: NamedWords, start: number, end: number): Side | undefined {
  const { words } = named;
  const first = words[start]?.text;
  const isArticle = articles.has(first ?? '') && !named.signed.has(start);
  const from = isArticle || first === 'to' ? start + 1 : start;
  const name = nameStartingAt(named, from);
  let to = name?.to ?? from;
  while (to < end && to - from < longestSide && isContent(named, to)) to++;
  return to === from ? undefined : sideOf(named, { from, to });
}

function isContent({ words, signed }: NamedWords, at: number): boolean {
  const word = words[at];
  if (word === undefined || word.mark || word.value !== undefined) return false;
  return !functionWords.has(word.text) || signed.has(at);
}

function nameEndingAt({ covered, products }: NamedWords, end: number): WordRange | undefined {
  return covered.find(({ to }) => to === end) ?? products.find(({ to }) => to === end);
}

function nameStartingAt({ covered, products }: NamedWords, start: number): WordRange | undefined {
  return covered.find(({ from }) => from === start) ?? products.find(({ from }) => from === start);
}

/** The option or product that ends right before `end`. */
export function namedSideAt(named: NamedWords, end: number): Side | undefined {
  const name = nameEndingAt(named, end);
  return name === undefined ? undefined : sideOf(named, name);
}

/** What a phrase names. */
function sideOf(named: NamedWords, span: WordRange): Side {
  const { words, covered, products, unknown, signed } = named;
  const option = covered.find((name) => overlaps(name, span));
  if (option !== undefined)
    return { ...span, is: 'covered', whole: isOnlyHeads(words, option, span.to, optionHeads) };
  const product = products.find((found) => contains(span, found));
  if (product !== undefined) {
    const { from, to, concept, everyday } = product;
    const alone = from === span.from && to === span.to;
    if (
      alone ||
      ((from === span.from || (!everyday && !concept)) && isOnlyHeads(words, product, span.to, heads))
    )
      return { from, to, is: concept ? 'concept' : 'product', whole: true };
    if (!everyday || concept) return { ...span, is: 'words', whole: false };
  }
  const ordinary: Side = { ...span, is: 'words', whole: false };
  if (articles.has(words[span.from - 1]?.text ?? '')) return ordinary;
  const isName = (at: number): boolean =>
    signed.has(at) || (unknown.has(at) && (words[at]?.text.length ?? 0) >= shortestName);
  let first = span.from;
  while (first < span.to && !isName(first)) first++;
  if (first === span.to) return ordinary;
  let last = span.to;
  while (!isName(last - 1)) last--;
  return isOnlyHeads(words, { from: first, to: last }, span.to, heads)
    ? { from: first, to: last, is: 'name', whole: true }
    : ordinary;
}

/** True if nothing but such words follow a name. */
function isOnlyHeads(
  words: readonly Word[],
  name: WordRange,
  end: number,
  allowed: ReadonlySet<string>,
): boolean {
  for (let at = name.to; at < end; at++) if (!allowed.has(words[at]?.text ?? '')) return false;
  return true;
}

/** Words that are names by how they're written, whatever else they may be: a letter with a sign, or one beside "or". */
export function signedNames(words: readonly Word[], plain: string): ReadonlySet<number> {
  let found: Set<number> | undefined;
  for (const [at, { start, end, mark }] of words.entries()) {
    if (mark || end - start > longestSigned || !/^\p{L}+$/u.test(plain.slice(start, end))) continue;
    const isSigned = plain[end] === '#' || plain.startsWith('++', end);
    const isLetter = end - start === 1 && (isJoint(words[at - 1]) || isJoint(words[at + 1]));
    if (!isSigned && !isLetter) continue;
    found ??= new Set();
    found.add(at);
  }
  return found ?? noPositions;
}

const noPositions: ReadonlySet<number> = new Set();
const longestSigned = 2;

function isJoint(word: Word | undefined): boolean {
  return word !== undefined && joints.has(word.text);
}
const joints = new Set(['or', 'vs', 'versus', 'than', 'oder', 'ou']);
