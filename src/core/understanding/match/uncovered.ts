import { contains, overlaps, type WordRange } from '../text/word-range.ts';
import type { Word } from '../text/words.ts';
import type { NamedChoice } from './choice.ts';
import { afterOpening, type Clause } from './clauses.ts';
import { displayName, type ProductMention } from './products.ts';
import type { NamedWords, Side } from './sides.ts';

/** What a message asks about and the topic doesn't cover. */
export type Uncovered = {
  /** What to call it: as the data writes it if that contains what was typed, else as typed. */
  readonly names: readonly string[];
  /** The data's names for all of it; null if there is a name that the data doesn't have. */
  readonly known: string | null;
  /** All of it is ways to build something ("monolith", "REST"), not products. */
  readonly ofConcepts: boolean;
  /**
   * A thread, an option or a need may make sense of it: "sync or async?" of styles, "celery or built in?" of a package
   * that the topic knows.
   */
  readonly mayFitContext: boolean;
  /** The message opens with it, so that what follows is about this choice. */
  readonly opens: boolean;
  /** It's set against what the thread is about: "and vs express?" */
  readonly againstContext: boolean;
  /** Another part of the message asks something else: "which is better for jobs, and does it need redis?" */
  readonly isAside: boolean;
  /** Where the message asks whether to go for it: "should we go serverless". */
  readonly plans: readonly WordRange[];
};

type UncoveredQuery = NamedWords & {
  readonly choices: readonly NamedChoice[];
  readonly clauses: readonly Clause[];
  /** What the topic has something on: aspects, needs and the packages of an option. */
  readonly topical: readonly WordRange[];
  /** What an option is called: "framework". Products of such a kind are set against options. */
  readonly noun: string;
  /** What the topic is about, in its own words: "python", for web frameworks in it. */
  readonly own: ReadonlySet<string>;
  /** The message names what the topic is a choice of ("framework"). */
  readonly namesTopic: boolean;
  /** The message states needs. */
  readonly statesNeeds: boolean;
  readonly typed: (span: WordRange) => string;
};

/** Finds what the message sets against something, or wants a verdict on, and the topic doesn't cover. */
export function findUncovered(query: UncoveredQuery): Uncovered | null {
  const spans: WordRange[] = [];
  let mayFitContext = true;
  let againstContext = false;
  for (const choice of query.choices) {
    const sides = uncoveredSides(choice, query);
    if (sides.length === 0) continue;
    spans.push(...sides);
    againstContext ||= choice.sides.length === 1;
    mayFitContext &&= isVague(choice, sides, query);
  }
  // "kotlin with ktor vs fastapi"
  if (spans.length > 0) spans.unshift(...ledBy(spans, query));
  if (spans.length === 0) {
    for (const product of query.products) if (isSubject(product, query)) spans.push(product);
    mayFitContext = false;
  }
  // "is sqladmin any good compared to the django admin": answered for Django, and said of the other.
  const beside = spans.length === 0;
  if (beside) spans.push(...besideParts(query));
  if (spans.length === 0) return null;
  const names: string[] = [];
  const known: string[] = [];
  let concepts = 0;
  for (const span of spans) {
    const typed = query.typed(span);
    const product = query.products.find((found) => contains(span, found));
    if (product !== undefined) known.push(product.name);
    if (product?.concept === true) concepts++;
    const name = displayName(typed, product?.name);
    if (!names.some((other) => other.toLowerCase() === name.toLowerCase())) names.push(name);
  }
  return {
    names,
    known: known.length === spans.length ? known.join(', ') : null,
    ofConcepts: concepts === spans.length,
    mayFitContext,
    opens: spans[0]?.from === afterOpening(query.words),
    againstContext,
    isAside: isAside(spans, query) || beside,
    plans: query.products.filter((product) => product.concept && spans.includes(product)),
  };
}

/** "X with Y or Z", "X, Y or Z": the product that one side goes with, or that's listed before it. */
function ledBy(spans: readonly WordRange[], query: UncoveredQuery): readonly WordRange[] {
  const { words, products, covered } = query;
  return products.filter(
    (product) =>
      !product.everyday &&
      !product.concept &&
      leading.has(words[product.to]?.text ?? '') &&
      spans.some(({ from }) => from === product.to + 1) &&
      !covered.some((known) => overlaps(known, product)),
  );
}
const leading = new Set(['with', '+', ',']);

/** Products that are set against what comes with the only option that's named, and that the topic knows as packages. */
function besideParts({ choices, covered, products }: UncoveredQuery): readonly WordRange[] {
  if (new Set(covered.map(({ id }) => id)).size !== 1) return [];
  return choices.flatMap(({ sides }) =>
    sides.length === 2 && sides.some(({ is, whole }) => is === 'covered' && !whole)
      ? products.filter(
          ({ everyday, concept, ...span }) =>
            !everyday && !concept && sides.some((side) => side.is === 'product' && overlaps(side, span)),
        )
      : [],
  );
}

/** True if what isn't covered only comes up in a question after one about an aspect. */
function isAside(spans: readonly WordRange[], { words, topical }: UncoveredQuery): boolean {
  const first = spans[0]?.from ?? 0;
  let joint = first - 1;
  while (joint > 0 && !isJoint(words, joint)) joint--;
  return joint > 0 && first - joint <= longestAside && topical.some(({ to }) => to <= joint);
}
/** ", and does it need redis": words from the joint to the name. */
const longestAside = 7;

/** "… and does it", "… or do we", ". does that": a question starts here. */
function isJoint(words: readonly Word[], at: number): boolean {
  const next = words[at + 1];
  if (next === undefined || !auxiliaries.has(next.text)) return false;
  return words[at]?.mark === true || ['and', 'or', 'also', 'plus'].includes(words[at]?.text ?? '');
}
const auxiliaries = new Set('do does is are can could will would should must has have did'.split(' '));

/** The sides of a choice that are called out; none if it isn't a choice between things. */
function uncoveredSides({ sides, by }: NamedChoice, query: UncoveredQuery): readonly Side[] {
  const ofTopic = sides.filter(
    (side) => side.is !== 'covered' && side.is !== 'words' && isOwnWord(side, query),
  );
  // "a php shop moving to python": where one comes from, and what the topic is about.
  if (by === 'move' && ofTopic.length > 0) return ofTopic.slice(0, 0);
  const out = sides.filter((side) => side.is !== 'covered' && side.is !== 'words' && !ofTopic.includes(side));
  const words = sides.filter(({ is }) => is === 'words');
  if (out.length === 0 && by === 'or' && areKinds(sides, query)) return words;
  if (out.length === 0) return out;
  const inChoice = sides.filter(({ is }) => is === 'covered');
  if (isAnsweredByOptions(sides, out, query)) return [];
  if (inChoice.some(({ whole }) => !whole) && out.every(({ is }) => is === 'name')) return [];
  if (words.length === 0) {
    const namesOnly = sides.every(({ is }) => is === 'name');
    if (namesOnly && query.covered.length > 0) return [];
    if (by === 'or' && namesOnly && !asksOnly(sides, query)) return [];
    return areProducts(sides, query) ? sides : out;
  }
  if (by === 'or' && words.some((side) => isOwn(side, query))) return [];
  // "kafka or something else": the product is named, whatever the rest is. "redis, good or bad?" sets nothing against it.
  if (sides.slice(-2).every(({ is }) => is === 'words')) return [];
  const products = out.filter((side) => side.is === 'product' && !isEveryday(side, query));
  if (products.length === 0) return products;
  return sides.filter(
    (side) => products.includes(side) || (side.is === 'words' && isPlainThing(side, query)),
  );
}

/** "redis or memcached", where queues run on one of them: as a choice of the two, neither is known. */
function areProducts(sides: readonly Side[], query: UncoveredQuery): boolean {
  return sides.every((side) => side.is === 'product' && !isEveryday(side, query));
}

/** "docker or vm": no name that anybody listed, and still the other side. */
function isPlainThing(side: Side, { words, topical }: UncoveredQuery): boolean {
  if (side.to - side.from > longestThing || topical.some((known) => overlaps(known, side))) return false;
  const next = words[side.to];
  if (next !== undefined && !next.mark && !afterThings.has(next.text)) return false;
  return words.slice(side.from, side.to).every(({ text }) => !vague.has(text) && isFree(text));
}
const longestThing = 2;
const afterThings = new Set(['for', 'in', 'on', 'with', 'at', 'or', 'vs', 'and', 'to']);
const vague = new Set(
  'something anything nothing none else similar alternative alternatives other others thing things stuff way ways whatever so such same good bad wait skip not'.split(
    ' ',
  ),
);

/** Adverbs and participles name nothing. */
function isFree(text: string): boolean {
  return !/(?:ly|ing)$/.test(text);
}

/** "class based views or function views": kinds of one thing, none of which anybody here knows. */
function areKinds(sides: readonly Side[], { words, topical }: UncoveredQuery): boolean {
  if (sides.length < 2 || sides.some(({ is, from, to }) => is !== 'words' || to - from < 2)) return false;
  const heads = new Set(sides.map(({ to }) => words[to - 1]?.stem ?? ''));
  return (
    heads.size === 1 &&
    sides.every(
      ({ from, to }) =>
        !topical.some((known) => overlaps(known, { from, to: to - 1 })) &&
        words.slice(from, to).every(({ text }) => !vague.has(text)),
    )
  );
}

/** "django's ORM vs SQLAlchemy in FastAPI": packages that the topic knows, as parts of what its options offer. */
function isAnsweredByOptions(sides: readonly Side[], out: readonly Side[], query: UncoveredQuery): boolean {
  const { covered, words } = query;
  if (covered.length === 0) return false;
  const inChoice = sides.filter(({ is }) => is === 'covered');
  const several = new Set(covered.map(({ id }) => id)).size > 1;
  const parts = inChoice.length > 0 && inChoice.every(({ whole }) => !whole);
  if (inChoice.length > 0 && !several && !parts) return false;
  if (inChoice.length === 0 && !several) return false;
  const fits = (side: Side): boolean => isTopical(side, query) || belongsToOption(side, covered, words);
  return parts ? out.some(fits) : out.every(fits);
}

/** "X with flask", "flask + X". */
function belongsToOption(side: WordRange, covered: readonly WordRange[], words: readonly Word[]): boolean {
  return covered.some(
    ({ from, to }) =>
      (from === side.to + 1 && belonging.has(words[side.to]?.text ?? '')) ||
      (to === side.from - 1 && belonging.has(words[to]?.text ?? '')),
  );
}
const belonging = new Set(['with', 'in', 'on', 'for', 'from', 'plus', '+', 'and']);

/** Nothing but styles and ways of working, or one package that the topic knows against words that name nothing. */
function isVague({ sides }: NamedChoice, out: readonly Side[], query: UncoveredQuery): boolean {
  if (out.every(({ is }) => is === 'concept')) return true;
  const products = sides.filter(({ is }) => is === 'product');
  return (
    products.length === 1 &&
    products.every((side) => isTopical(side, query)) &&
    sides.length > 1 &&
    sides.every(({ is }) => is === 'product' || is === 'words' || is === 'name')
  );
}

function isTopical(side: WordRange, { topical, products, noun }: UncoveredQuery): boolean {
  const product = products.find((found) => overlaps(found, side));
  return !(product?.kind.includes(noun) === true) && topical.some((known) => overlaps(known, side));
}

/**
 * "python", where the topic is web frameworks in Python: the topic itself, and not something that it doesn't cover. Nor is what
 * it explains: "active record or data mapper".
 */
function isOwnWord(span: WordRange, { words, own }: UncoveredQuery): boolean {
  const said = words.slice(span.from, span.to).map(({ text }) => text);
  if (own.has(said.join(' '))) return true;
  for (let at = span.from; at < span.to; at++) if (!own.has(words[at]?.text ?? '')) return false;
  return span.to > span.from;
}

function isEveryday(side: WordRange, { products }: UncoveredQuery): boolean {
  return products.some((product) => product.everyday && overlaps(product, side));
}

/** "celery or built in": the other side is what comes with an option. */
function isOwn(side: WordRange, { words }: UncoveredQuery): boolean {
  for (let at = side.from; at < side.to; at++) if (comesWith.has(words[at]?.text ?? '')) return true;
  return false;
}
const comesWith = new Set(['built', 'builtin', 'native', 'own', 'included', 'default', 'inbuilt', 'bundled']);

/** Two names nobody has listed are a choice if the message asks, or opens with them: "zorp or blimfy for us". */
function asksOnly(sides: readonly Side[], { clauses, words }: UncoveredQuery): boolean {
  const first = sides[0]?.from ?? 0;
  const clause = clauses.find(({ from, to }) => from <= first && first < to);
  if (clause === undefined) return false;
  const next = words[sides.at(-1)?.to ?? 0]?.text;
  const opens = afterOpening(words, clause.from, clause.to) === first;
  return clause.asks || (opens && (next === undefined || next === 'for' || next === 'in' || next === 'on'));
}

/** Words before a product that make it what is asked about: "what about X", "should we use X", "is X …". */
const asksAfter = new Set(
  'about need is are does do did was can will would could of use using pick choose adopt try learn recommend consider cover compare chart explain describe why'.split(
    ' ',
  ),
);
/** After these, the topic may have an answer: what an option brings for it. */
const verdictAfter = new Set('need use using pick choose adopt learn recommend'.split(' '));
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
  if (isOwnWord(product, query) || isRefused(product, query)) return isRefused(product, query);
  if (covered.length > 0 || namesTopic) return false;
  if (product.concept) return isPlan(product, query);
  if (backgrounds.has(query.words[product.to]?.text ?? '')) return false;
  const clause = clauses.find((one) => contains(one, product));
  if (clause === undefined) return false;
  const start = afterOpening(words, clause.from, clause.to);
  let before = product.from - 1;
  while (before >= start && isFiller(words, before)) before--;
  const word = before < start ? undefined : words[before];
  const alone = word === undefined && isEnd(words, product.to, clause.to);
  if (statesNeeds && (word !== undefined || isTopical(product, query))) return false;
  if (isPreferred(product, query)) return true;
  if (product.everyday) return word !== undefined && isAskedEveryday(words, before, product.to, clause);
  if (isTopical(product, query)) return word !== undefined && verdictAfter.has(word.text) && clause.asks;
  if (alone) return true;
  if (!clause.asks) return false;
  return word === undefined || asksAfter.has(word.text) || isTurn(words, before);
}

/** "is the", "isn't": says nothing of what follows. */
function isFiller(words: readonly Word[], at: number): boolean {
  const text = words[at]?.text ?? '';
  return articles.has(text) || (text === 'not' && auxiliaries.has(words[at - 1]?.text ?? ''));
}

/** "my boss says spring is safer, true?": somebody prefers it, and that's what's asked about. */
function isPreferred({ from, to, everyday }: ProductMention, query: UncoveredQuery): boolean {
  const { words, clauses, products } = query;
  const next = products.find((other) => other.from === to);
  const isLed = products.some((other) => other.to === from && !other.everyday);
  if ((everyday && !isLed) || !clauses.some(({ asks }) => asks)) return false;
  const at = next?.to ?? to;
  if (words[at]?.text !== 'is' && words[at]?.text !== 'are') return false;
  return words.slice(at + 1, at + 3).some(({ text }) => text === 'more' || comparatives.has(text));
}

/** "a php shop", "java devs": what people come from. */
const backgrounds = new Set(
  'shop house team teams dev devs developer developers people person guy guys background company folks coder coders programmer programmers'.split(
    ' ',
  ),
);

/** "why not rust", "why not just use go": set against what the thread or the topic is about. */
function isRefused(product: ProductMention, { words }: UncoveredQuery): boolean {
  let at = product.from - 1;
  while (at > 0 && (refusing.has(words[at]?.text ?? '') || articles.has(words[at]?.text ?? ''))) at--;
  if (words[at]?.text !== 'not') return false;
  const asked = words[at - 1]?.text;
  if (asked !== 'why' && !(asked === 'come' && words[at - 2]?.text === 'how')) return false;
  return !product.everyday || isEnd(words, product.to, words.length) || words[product.to]?.text === 'instead';
}
const refusing = new Set([
  'use',
  'using',
  'take',
  'pick',
  'choose',
  'go',
  'with',
  'do',
  'it',
  'in',
  'try',
  'simply',
]);

/** "should we go serverless": whether to isn't what a topic tells, whatever it has on it. */
function isPlan(product: ProductMention, { words, clauses, covered }: UncoveredQuery): boolean {
  const clause = clauses.find((one) => contains(one, product));
  if (clause === undefined || covered.length > 0) return false;
  const start = afterOpening(words, clause.from, clause.to);
  const verb = words[start + 2]?.text ?? '';
  return (
    words[start]?.text === 'should' &&
    ['we', 'i'].includes(words[start + 1]?.text ?? '') &&
    planning.has(verb) &&
    product.from <= start + 5
  );
}
const planning = new Set([
  'go',
  'do',
  'move',
  'switch',
  'adopt',
  'use',
  'build',
  'start',
  'run',
  'try',
  'host',
]);

function isEnd(words: readonly Word[], at: number, end: number): boolean {
  return at >= end || words[at]?.mark === true;
}

/** "go with X", "switch to X", "thoughts on X". */
function isTurn(words: readonly Word[], at: number): boolean {
  const text = words[at]?.text ?? '';
  const before = words[at - 1]?.text ?? '';
  if (text === 'with') return going.has(before);
  if (text === 'to')
    return ['switch', 'move', 'migrate', 'go', 'moving', 'switching', 'migrating'].includes(before);
  return text === 'on' && ['thoughts', 'opinion', 'opinions', 'take', 'views'].includes(before);
}

const going = new Set(['go', 'going', 'stay', 'staying', 'stick', 'sticking']);

const comparatives = new Set(
  'better faster slower worse good any dead worth easier harder bad overkill safer cheaper simpler stronger nicer cleaner enough'.split(
    ' ',
  ),
);

/** An ordinary word is a name at the end of "what about …" or "use …", and in "is … faster". */
function isAskedEveryday(words: readonly Word[], before: number, to: number, clause: Clause): boolean {
  if (!clause.asks) return false;
  const text = words[before]?.text ?? '';
  if (text === 'is' || text === 'are') return comparatives.has(words[to]?.text ?? '');
  const next = words[to]?.text ?? '';
  if (isTurn(words, before)) return isEnd(words, to, clause.to);
  return (
    ['about', 'use', 'using', 'learn', 'pick', 'choose', 'adopt'].includes(text) &&
    (isEnd(words, to, clause.to) || next === 'for' || next === 'instead')
  );
}
