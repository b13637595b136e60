import { contains, overlaps, type WordRange } from '../text/word-range.ts';
import type { Word } from '../text/words.ts';
import type { Choice } from './choice.ts';
import { afterOpening, type Clause } from './clauses.ts';
import type { ProductMention } from './products.ts';
import type { NamedWords, Side } from './sides.ts';

/** What a message asks about and the topic doesn't cover. */
export type Uncovered = {
  /** What to call it: as the data writes it if that contains what was typed, else as typed. */
  readonly names: readonly string[];
  /** The data's names for all of it; null if there is a name that the data doesn't have. */
  readonly known: string | null;
  /** Nothing but styles and ways of working: a thread or an option may make sense of "sync or async?". */
  readonly conceptsOnly: boolean;
  /** Where it's mentioned. */
  readonly spans: readonly WordRange[];
};

type UncoveredQuery = NamedWords & {
  readonly choices: readonly Choice[];
  readonly clauses: readonly Clause[];
  /** What the topic has something on: aspects, needs and the packages of an option. */
  readonly topical: readonly WordRange[];
  /** The message names what the topic is a choice of ("framework"). */
  readonly namesTopic: boolean;
  /** The message states needs. */
  readonly statesNeeds: boolean;
  readonly typed: (span: WordRange) => string;
};

/** Finds what the message sets against something, or wants a verdict on, and the topic doesn't cover. */
export function findUncovered(query: UncoveredQuery): Uncovered | null {
  const spans: (WordRange & { readonly concept: boolean })[] = [];
  for (const choice of query.choices) {
    for (const side of uncoveredSides(choice, query)) spans.push({ ...side, concept: side.is === 'concept' });
  }
  if (spans.length === 0)
    for (const product of query.products)
      if (isSubject(product, query)) spans.push({ ...product, concept: false });
  if (spans.length === 0) return null;
  const names: string[] = [];
  const known: string[] = [];
  for (const span of spans) {
    const typed = query.typed(span);
    const product = query.products.find((found) => contains(span, found));
    if (product !== undefined) known.push(product.name);
    const name = product?.name.toLowerCase().includes(typed.toLowerCase()) === true ? product.name : typed;
    if (!names.some((other) => other.toLowerCase() === name.toLowerCase())) names.push(name);
  }
  return {
    names,
    known: known.length === spans.length ? known.join(', ') : null,
    conceptsOnly: spans.every(({ concept }) => concept),
    spans,
  };
}

/** The sides of a choice that are called out; none if it isn't a choice between things. */
function uncoveredSides({ sides, by }: Choice, query: UncoveredQuery): readonly Side[] {
  const out = sides.filter(({ is }) => is !== 'covered' && is !== 'words');
  if (out.length === 0) return out;
  const words = sides.filter(({ is }) => is === 'words');
  const hasOption = query.covered.length > 0;
  const pair = sides.filter(({ is }) => is === 'covered').length > 0;
  // A package that the topic knows, beside an option: the topic may have the answer.
  if (by !== 'or' && hasOption && !pair && out.every((side) => isTopical(side, query))) return [];
  if (words.length === 0) {
    if (by === 'or' && out.every(({ is }) => is === 'name')) return asksOnly(sides, query) ? out : [];
    return out;
  }
  if (by === 'or' && words.some((side) => isOwn(side, query))) return [];
  // "kafka or something else": the product is named, whatever the rest is.
  return out.filter((side) => side.is === 'product' && !isEveryday(side, query));
}

function isTopical(side: WordRange, { topical }: UncoveredQuery): boolean {
  return topical.some((known) => overlaps(known, side));
}

function isEveryday(side: WordRange, { products }: UncoveredQuery): boolean {
  return products.some((product) => product.everyday && overlaps(product, side));
}

/** "celery or built in": the other side is what comes with an option. */
function isOwn(side: WordRange, { words }: UncoveredQuery): boolean {
  for (let at = side.from; at < side.to; at++) if (ownWords.has(words[at]?.text ?? '')) return true;
  return false;
}
const ownWords = new Set(['built', 'builtin', 'native', 'own', 'included', 'default', 'inbuilt', 'bundled']);

/** Two names nobody has listed are a choice if that's all the message says, or if it asks. */
function asksOnly(sides: readonly Side[], { clauses, words }: UncoveredQuery): boolean {
  const first = sides[0]?.from ?? 0;
  const clause = clauses.find(({ from, to }) => from <= first && first < to);
  if (clause === undefined) return false;
  return clause.asks || words.filter(({ mark }) => !mark).length <= (sides.at(-1)?.to ?? 0) - first;
}

/** Words before a product that make it what is asked about: "what about X", "should we use X", "is X …". */
const asksAfter = new Set(
  'about is are does do did was can will would could of use using pick choose adopt try learn recommend consider cover compare chart explain describe why'.split(
    ' ',
  ),
);
/** After these, the topic may have an answer: what an option brings for it. */
const verdictAfter = new Set('is are use using pick choose adopt learn recommend'.split(' '));
const articles = new Set([
  'the',
  'a',
  'an',
  'plain',
  'just',
  'even',
  'really',
  'good',
  'old',
  'apache',
  'amazon',
]);

/** True if a message that names nothing covered is about this product. */
function isSubject(product: ProductMention, query: UncoveredQuery): boolean {
  const { words, clauses, covered, namesTopic, statesNeeds } = query;
  if (covered.length > 0 || product.concept || namesTopic || statesNeeds) return false;
  const clause = clauses.find((one) => contains(one, product));
  if (clause === undefined) return false;
  const start = afterOpening(words, clause.from, clause.to);
  let before = product.from - 1;
  while (before >= start && articles.has(words[before]?.text ?? '')) before--;
  const word = before < start ? undefined : words[before];
  const alone = word === undefined && isEnd(words, product.to, clause.to);
  if (product.everyday) return word !== undefined && isAskedEveryday(words, before, product.to, clause);
  if (isTopical(product, query)) return word !== undefined && verdictAfter.has(word.text) && clause.asks;
  if (alone) return true;
  if (!clause.asks) return false;
  return word === undefined || asksAfter.has(word.text) || isTurn(words, before);
}

function isEnd(words: readonly Word[], at: number, end: number): boolean {
  return at >= end || words[at]?.mark === true;
}

/** "go with X", "switch to X", "thoughts on X". */
function isTurn(words: readonly Word[], at: number): boolean {
  const text = words[at]?.text ?? '';
  const before = words[at - 1]?.text ?? '';
  if (text === 'with') return before === 'go' || before === 'going';
  if (text === 'to')
    return ['switch', 'move', 'migrate', 'go', 'moving', 'switching', 'migrating'].includes(before);
  return text === 'on' && ['thoughts', 'opinion', 'opinions', 'take', 'views'].includes(before);
}

const comparatives = new Set(
  'better faster slower worse good any dead worth easier harder bad overkill safer cheaper'.split(' '),
);

/** An ordinary word is a name at the end of "what about …" or "use …", and in "is … faster". */
function isAskedEveryday(words: readonly Word[], before: number, to: number, clause: Clause): boolean {
  if (!clause.asks) return false;
  const text = words[before]?.text ?? '';
  if (text === 'is' || text === 'are') return comparatives.has(words[to]?.text ?? '');
  const next = words[to]?.text ?? '';
  return (
    ['about', 'use', 'using', 'learn', 'pick', 'choose', 'adopt'].includes(text) &&
    (isEnd(words, to, clause.to) || next === 'for' || next === 'instead')
  );
}
