import type { OptionOfTopic } from '../../../knowledge/queries.ts';
import type { Frame } from '../../turn/conversation.ts';
import type { Mention } from '../match/mention.ts';
import type { Reading } from '../match/reading.ts';
import { unique } from '../match/references.ts';
import { overlaps, type WordRange } from '../text/word-range.ts';
import { areLinked, asksForOneOfThem, isJoinedWithSide, wordsBeside } from './linked.ts';
import type { Partner } from './partners.ts';

/** What a message asks about options of its topic and one of another. */
export type PairQuestion = {
  /**
   * `whether` an option goes with it, `which` of the topic's options do, or which `among` those named. `should`: whether to
   * take it at all; `bad`: whether it's a mistake; `how`: in which way.
   */
  readonly asks: 'whether' | 'bad' | 'should' | 'how' | 'among' | 'which';
  /** Of the message's topic; empty for all. */
  readonly options: readonly string[];
  readonly partners: readonly OptionOfTopic[];
  /** How many of its words say something else; none if that's all it asks. */
  readonly beside: number;
  /** True if it says that they're to go together, and doesn't just name them. */
  readonly isPlain: boolean;
};

/** @returns what a message asks about options of two topics; undefined if it asks nothing of the kind */
export function pairQuestionIn(reading: Reading, last: Frame['last']): PairQuestion | undefined {
  const { words, nouns } = reading;
  const partners = reading.partners.filter((partner) => !partner.ruledOut && !isPartOf(reading, partner));
  const own = ownNames(reading);
  if (
    partners.length === 0 ||
    reading.excluded.length > 0 ||
    words.some(({ text }) => moving.has(text)) ||
    isOfNeed(reading)
  )
    return goesOn(reading, own, last);
  if (!isQuestion(reading)) return undefined;
  const options = unique(own.map(({ id }) => id));
  if (options.length === 0) {
    const noun = nouns.find(({ from }) => isChosen(reading, from));
    if (noun === undefined && !asksForOneOfThem(words)) return goesOn(reading, own, last);
    const linked = partners.filter(
      (partner) =>
        noun === undefined ||
        areLinked(words, noun, partner) ||
        having.has(words[partner.from - 1]?.text ?? ''),
    );
    if (linked.length === 0) return undefined;
    return {
      asks: 'which',
      options,
      partners: linked,
      beside: wordsBeside(words, [...nouns, ...partners]),
      isPlain: linked.some((partner) => isPaired(reading, partner)),
    };
  }
  const linked = partners.filter((partner) => own.some((name) => areLinked(words, name, partner)));
  if (linked.length === 0) return undefined;
  if (partnersBeside(reading).length > 0) return undefined;
  const asks = options.length > 1 ? 'among' : askedOfOne(reading);
  const beside = wordsBeside(words, [...own, ...partners, ...nouns]);
  // "fastapi with sqlmodel, what do migrations look like?": asks more than whether they go together.
  if (beside > 0 && asks !== 'how' && asksOpenly(reading)) return undefined;
  return {
    asks,
    options,
    partners: linked,
    beside,
    isPlain: words.some(({ text }) => plainly.has(text)),
  };
}

/** "does celery need redis?", "is it mandatory for django?": asks for more than whether they go together. */
function isOfNeed({ words }: Reading): boolean {
  return words.some(
    ({ text }, at) => necessary.has(text) || (needing.has(text) && !deciders.has(words[at - 1]?.text ?? '')),
  );
}

const necessary = new Set(
  'mandatory required necessary compulsory obligatory must require requires'.split(' '),
);
const needing = new Set('need needs'.split(' '));
const deciders = new Set('we i you they'.split(' '));
const moving = new Set(
  'migrate migrating migration move moving switch switching from port porting replace'.split(' '),
);
const plainly = new Set(
  'with work works go goes together compatible play plays integrate integrates combine fit fits support supports use using'.split(
    ' ',
  ),
);
const having = new Set('on use using have run running picked chose chosen'.split(' '));

/** "does fastapi have websockets and kafka?": partners that are asked about together with a side of the topic's own. */
export function partnersBeside(reading: Reading): readonly Partner[] {
  const { words, aspects, things, needs, askedNeeds, partners, products } = reading;
  if (partners.length === 0 || words.length > longestOfBoth || !isQuestion(reading)) return [];
  const sides = [...aspects, ...things, ...needs, ...askedNeeds];
  const isName = (at: number): boolean =>
    ownNames(reading).some((name) => name.from <= at && at < name.to) ||
    partners.some(
      (name) =>
        name.from <= at &&
        at < name.to &&
        (name.kind === 'option' || products.some((product) => !product.concept && overlaps(product, name))),
    );
  return partners.filter(
    (partner) =>
      !isPartOf(reading, partner) &&
      isJoinedWithSide(
        words,
        partner,
        (at) => !isName(at) && sides.some(({ from, to }) => from <= at && at < to),
      ),
  );
}

/** Longer ones ask more than two things. */
const longestOfBoth = 14;

/** "which framework goes with celery", "… supports celery best": says that they're to go together. */
function isPaired({ words }: Reading, { from }: WordRange): boolean {
  const before = words.slice(0, from).map(({ text }) => text);
  const last = before.findLast((text) => !articles.has(text)) ?? '';
  return pairing.has(last) || before.some((text) => matching.has(text));
}

const articles = new Set('a an the our'.split(' '));
const pairing = new Set('with support supports suits under beside alongside'.split(' '));
const matching = new Set('together compatible plays integrates combines fits goes works'.split(' '));

/** "what", "where", "when", without what only leads to a question of yes or no: "what about", "whats wrong with". */
function asksOpenly({ words }: Reading): boolean {
  return words.some(
    ({ text }, at) => openly.has(text) && !(text === 'what' && leadingOn.has(words[at + 1]?.text ?? '')),
  );
}

const openly = new Set('what where when who'.split(' '));
const leadingOn = new Set('about if'.split(' '));

/** What the topic knows as a side of its own, and that's no rated option elsewhere: WebSockets of a framework. */
function isPartOf({ aspects, things, needs, askedNeeds, products }: Reading, partner: Partner): boolean {
  return (
    partner.kind === 'alternative' &&
    !products.some((product) => !product.concept && overlaps(product, partner)) &&
    [...aspects, ...things, ...needs, ...askedNeeds].some((own) => overlaps(own, partner))
  );
}

/** "is", "which": says nothing by itself, where "we use …" tells. */
function isQuestion({ words, clauses }: Reading): boolean {
  const plain = words.filter(({ mark }) => !mark);
  if (words.some(({ text }) => text === '?' || text === 'or') || clauses.some(({ asks }) => asks))
    return true;
  return plain.length <= longestFragment && !telling.has(plain[0]?.text ?? '');
}

const longestFragment = 6;
const telling = new Set('we i our my they it the this yes no ok use so then and because'.split(' '));

function askedOfOne({ words }: Reading): PairQuestion['asks'] {
  const plain = words.filter(({ mark }) => !mark).map(({ text }) => text);
  const first = plain.slice(0, 3);
  if (first.includes('how') && !first.includes('good') && !first.includes('well')) return 'how';
  if (plain.some((text) => doubting.has(text)) && !plain.includes('not')) return 'bad';
  if (plain.includes('need')) return 'should';
  return plain.includes('should') || plain.includes('overkill') || plain.includes('worth')
    ? 'should'
    : 'whether';
}

const doubting = new Set('bad dumb stupid mistake wrong terrible crazy'.split(' '));

/** "which queue", "best orm", "what's a good db": one is to be chosen. */
function isChosen({ words, has }: Reading, at: number): boolean {
  return (
    has('which', 'pick') ||
    words.slice(Math.max(0, at - mostBefore), at).some(({ text }) => choosing.has(text)) ||
    words.filter(({ mark }) => !mark).length <= mostShort
  );
}

const mostBefore = 3;
const mostShort = 4;
const choosing = new Set('which what best good right better whats'.split(' '));

/** Each option and alternative, without the option that an alternative only belongs to. */
function ownNames({ options, alternatives }: Reading): readonly Mention[] {
  const besides = options.filter((option) => !alternatives.some((one) => overlaps(one, option)));
  return [...besides, ...alternatives];
}

/** "and rq?" after "celery with fastapi?"; "and flask?" as well. */
function goesOn(reading: Reading, own: readonly Mention[], last: Frame['last']): PairQuestion | undefined {
  const [told] = last?.told.filter(({ kind }) => kind === 'pair') ?? [];
  const named: readonly (WordRange & { readonly id: string })[] = [...own, ...reading.partners];
  if (told === undefined || named.length !== 1 || reading.excluded.length > 0) return undefined;
  if (wordsBeside(reading.words, named) > 0 || reading.words.length > longestFragment + 1) return undefined;
  const [topic = '', id = ''] = told.id.split('/');
  return {
    asks: 'whether',
    options: own.length > 0 ? own.map((name) => name.id) : told.options,
    partners: own.length > 0 ? [{ topic, id }] : reading.partners,
    beside: 0,
    isPlain: true,
  };
}
