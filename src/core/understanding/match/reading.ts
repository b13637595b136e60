import type { Knowledge, Topic } from '../../../knowledge/schema.ts';
import { findPartners, type Partner } from '../across/partners.ts';
import { asksForStack } from '../across/stack-words.ts';
import { readTopicWords } from '../across/topic-words.ts';
import { readThreadAct, type ThreadAct } from '../acts/thread-acts.ts';
import type { Cue } from '../cues/cues.ts';
import { type Outgrown, outgrownIn } from '../shifts/outgrown.ts';
import { type SubjectChange, subjectChangesIn } from '../shifts/subject-changes.ts';
import { isFamiliar } from '../text/familiar.ts';
import { detectLanguage, type Language } from '../text/language.ts';
import { overlaps, type WordRange } from '../text/word-range.ts';
import { tokenize, type Word } from '../text/words.ts';
import { findAspectsAndNeeds } from './aspects-and-needs.ts';
import { findChoices } from './choice.ts';
import type { ChosenTopic, TopicThread } from './choose-topic.ts';
import { type Clause, splitClauses } from './clauses.ts';
import type { CueFinder, Mention } from './mention.ts';
import { findNamedEntities } from './named-entities.ts';
import { isSideOf, type MessagePart, partsOf } from './needs/message-parts.ts';
import type { NeedContext, NeedHit } from './needs/need-features.ts';
import { findHints } from './needs/need-hints.ts';
import { type LikelyNeed, likelyNeeds } from './needs/need-model.ts';
import type { PhraseMatch } from './phrase-matcher.ts';
import { findProducts, nameAll, type ProductMention } from './products.ts';
import { findProductsAsked } from './products-asked.ts';
import { applyOwnCorrections, type Correction, correctionIn } from './quantities.ts';
import { signedNames } from './sides.ts';
import type { Term } from './terms/topic-terms.ts';
import { findUncovered, type Uncovered } from './uncovered.ts';

/**
 * A parsed message: everything recognised in it, before asking what it means in its thread. The only thing it
 * knows of earlier turns is their topic.
 */
export type Reading = {
  readonly topic: Topic;
  /** Other topics that it fits as well. */
  readonly rivals: readonly Topic[];
  /** True if it asks for a whole stack, and there are topics that make up one. */
  readonly asksForStack: boolean;
  /** True if it says no more than that it goes on to this topic, or back to it. */
  readonly moves: boolean;
  /** What another topic would have made of it, where the thread's topic has nothing. */
  readonly elsewhere: ChosenTopic['elsewhere'];
  /** Topics that may have an answer where this one has none, likeliest first. */
  readonly likely: ChosenTopic['likely'];
  readonly words: readonly Word[];
  readonly language: Language;
  /** True if quoted lines or struck-through words were left out. */
  readonly leavesOut: boolean;
  readonly hasCode: boolean;
  readonly opensWithReference: boolean;
  /** People who are mentioned, by the platform's ids. */
  readonly people: readonly string[];
  /** The message without markup. */
  readonly written: string;
  /** True if an @mention anywhere addresses a person. */
  readonly callsSomeone: boolean;
  /** True if the message is nothing but emoji. */
  readonly emojiOnly: boolean;
  /** Options that are mentioned and not ruled out, in order of first mention. */
  readonly options: readonly Mention[];
  readonly excluded: readonly Mention[];
  readonly included: readonly Mention[];
  readonly alternatives: readonly Mention[];
  /** Themes that the topic has nothing on. */
  readonly beyond: readonly Mention[];
  /** Products that are no option or alternative of the topic, whatever they're mentioned for. */
  readonly products: readonly ProductMention[];
  /** Those that it may ask about; not those that it says are there. */
  readonly asked: readonly ProductMention[];
  /** What the message asks about and the topic doesn't cover; null if there's nothing of the kind. */
  readonly uncovered: Uncovered | null;
  /** Names of what is chosen instead of an option ("Rails", a framework), whatever it's mentioned for. */
  readonly foreign: readonly string[];
  /** Options and alternatives of other topics that it names. */
  readonly partners: readonly Partner[];
  /** Where it says what an option of the topic is called ("queue"). */
  readonly nouns: readonly WordRange[];
  readonly aspects: readonly Mention[];
  /** Aspects of these that don't matter to the writer. */
  readonly unwanted: readonly Mention[];
  readonly things: readonly Mention[];
  /** Needs that the message states. */
  readonly needs: readonly LikelyNeed[];
  /** Needs that it only mentions, such as those that a question is about. */
  readonly askedNeeds: readonly LikelyNeed[];
  /** Needs that words only hint at, and that the rest of the message doesn't bear out. */
  readonly hinted: readonly LikelyNeed[];
  /** All words that may state a need. */
  readonly hits: readonly NeedHit[];
  /** Words that hint at a need, and otherwise mean nothing. */
  readonly hints: readonly NeedHit[];
  /** Positions of the words whose spelling was corrected. */
  readonly corrected: ReadonlySet<number>;
  readonly clauses: readonly Clause[];
  readonly parts: readonly MessagePart[];
  /** Needs that the message says no longer apply, or never did. */
  readonly withdrawn: readonly Mention[];
  /** Needs that hold only up to a figure, where it states a higher one. */
  readonly outgrown: readonly Outgrown[];
  /** How it leaves the thread's subject; empty if it doesn't. */
  readonly leaves: readonly SubjectChange[];
  /** What it does to the thread as a whole, or asks for its author. */
  readonly threadAct: ThreadAct | null;
  /** A correction of an earlier number, if there is one. */
  readonly correction: Correction | undefined;
  /** True if a name occurs and means something else ("a flask of coffee"). */
  readonly homonym: boolean;
  /** Options that the writer's team already knows. */
  readonly knows: readonly Mention[];
  /** False if none of the topic's own words occur. */
  readonly onTopic: boolean;
  /** By position: true if the word is part of the topic's vocabulary, whatever it was read as. */
  readonly topical: readonly boolean[];
  /**
   * Number of longer words that neither the vocabulary nor everyday English has: the topic may have nothing
   * on them.
   */
  readonly strange: number;
  /** Positions of all words that neither has, however short: mostly people's names. */
  readonly unknown: ReadonlySet<number>;
  readonly corrections: readonly { readonly typed: string; readonly meant: string }[];
  /** All cues in the message, with their positions. */
  readonly cues: ReadonlyMap<Cue, readonly WordRange[]>;
  has(...cues: readonly Cue[]): boolean;
  readonly all: CueFinder;
  /** The words of a range as they were typed. */
  typed(span: WordRange): string;
};

/** From here on, a need counts as stated: a need that nobody stated would get into a record. */
const statedFrom = 0.62;
/** The same for a need that no phrase states. */
const hintStatedFrom = 0.74;

/** The same right after "we need": whoever wants it by that word means it. */
const wantedFrom = 0.5;
const wanting = new Set(['need', 'needs', 'require', 'requires', 'must']);

function leastFor({ hint, from }: LikelyNeed, words: readonly Word[]): number {
  if (hint) return hintStatedFrom;
  return wanting.has(words[from - 1]?.text ?? '') ? wantedFrom : statedFrom;
}

/**
 * Parses a message.
 *
 * @param written the message with its markup
 * @param preferredTopic the conversation's topic, used if the words don't decide
 * @param topics what else the conversation was about
 */
export function readMessage(
  written: string,
  knowledge: Knowledge,
  preferredTopic: string | null,
  topics: ThreadTopics = noTopics,
): Reading {
  const unwrapped = tokenize(written);
  const thread = { preferred: preferredTopic, ...topics };
  const typedWords = applyOwnCorrections(unwrapped.words);
  const { chosen, spelt, matches } = readTopicWords(typedWords, knowledge, thread, unwrapped.plain);
  const { words, corrections, corrected } = spelt;
  const { topic, rivals, elsewhere, likely, moves = false } = chosen;
  const { unknown, strange } = spelt;
  const { cues, ofTopic } = sortOut(matches, topic);
  const topical = takenUp(words, ofTopic);
  const all: CueFinder = (cue) => cues.get(cue) ?? noCues;
  const has = (...wanted: readonly Cue[]): boolean => {
    for (const cue of wanted) if (cues.has(cue)) return true;
    return false;
  };

  const names = findNamedEntities(ofTopic, words, all, preferredTopic === topic.id);
  const hinted = findHints(words, topic, names.named);
  const ideas = findAspectsAndNeeds(ofTopic, { words, names: names.named, hinted }, all);
  const clauses = splitClauses(words, all);
  // What only hints at a need is no name for it: "forget the seat".
  const titles = new Map<WordRange, string>();
  const typed = (span: WordRange): string =>
    titles.get(span) ?? typedText(unwrapped.plain, words, span.from, span.to);
  const covered = [...names.options, ...names.excluded, ...names.alternatives];
  const products = findProducts(matches, covered);
  const named = {
    words,
    covered,
    products,
    unknown: unlistedIn(words, spelt, covered),
    signed: signedNames(words, unwrapped.plain),
  };
  const choices = findChoices(named, clauses, unwrapped.plain);
  const parts = partsOf({ words, written: unwrapped.plain, choices, names: covered, picks: all('pick') });
  const counts = { options: names.options.length, needs: ideas.hits.length };
  const context: NeedContext = { words, clauses, parts, cues, topical, corrected, ...counts };
  const outgrown = outgrownIn(words, clauses, topic.needs);
  const { stated, askedNeeds, hintedNeeds } = sortNeeds(
    likelyNeeds(ideas.hits, ideas.hints, context, topic),
    { outgrown, words },
    topic,
    titles,
  );
  const isOnly = knowledge.topics.length < 2;
  const isForeign = (product: ProductMention): boolean =>
    !product.everyday && product.kind.includes(topic.noun.one) && !isBackground(product, words);
  const uncovered = findUncovered({
    ...named,
    clauses,
    typed,
    choices,
    topical: ofTopic.filter(({ payload }) => payload.kind === 'aspect' || payload.kind === 'need'),
    noun: topic.noun.one,
    own: ownWordsOf(topic),
    namesTopic: ofTopic.some(({ payload }) => payload.kind === 'topic'),
    statesNeeds: stated.length > 0,
  });
  // "should we go serverless" states no need for it.
  const isOpen = (need: WordRange): boolean =>
    uncovered?.plans.some((plan) => overlaps(plan, need)) === true || isSideOf(need, choices, words);
  const [part, ...further] = parts;
  // "and redis?" asks about it.
  const onlyAsks = part?.kind === 'item' && part.marked && further.length === 0;
  const needs = onlyAsks ? [] : stated.filter((need) => !isOpen(need));
  if (needs.length < stated.length) askedNeeds.push(...stated.filter((need) => onlyAsks || isOpen(need)));
  const threadAct = readThreadAct(written, names.options.length + ideas.aspects.length > 0);
  // Field by field: V8 takes five times as long to spread objects into the middle of another.
  return {
    topic,
    rivals,
    asksForStack: asksForStack(words, knowledge.topics),
    moves,
    elsewhere,
    likely,
    words,
    language: detectLanguage(words),
    leavesOut: unwrapped.leavesOut,
    hasCode: unwrapped.hasCode,
    opensWithReference: unwrapped.opensWithReference,
    people: unwrapped.people,
    written: unwrapped.plain,
    callsSomeone: unwrapped.callsSomeone,
    emojiOnly: words.length === 0 && !unwrapped.leavesOut && emoji.test(written),
    options: names.options,
    excluded: names.excluded,
    included: names.included,
    alternatives: names.alternatives,
    beyond: names.beyond,
    products,
    asked: findProductsAsked({
      ...named,
      own: ownWordsOf(topic),
      things: ideas.things,
      stated: needs,
      typed,
    }),
    uncovered,
    partners: isOnly ? noPartners : findPartners(matches, words, topic.id, covered),
    nouns: isOnly ? noNouns : ofTopic.filter(({ payload }) => payload.kind === 'topic'),
    foreign: products.some(isForeign) ? nameAll(products.filter(isForeign), typed) : noNames,
    knows: names.knows,
    homonym: names.homonym,
    aspects: withCompanions(ideas.aspects, names.companionAspects),
    unwanted: ideas.unwanted,
    things: ideas.things,
    needs,
    askedNeeds,
    hinted: hintedNeeds,
    hits: ideas.hits,
    hints: ideas.hints,
    corrected,
    withdrawn: ideas.withdrawn,
    clauses,
    parts,
    outgrown,
    leaves:
      threadAct?.act === 'reset' && threadAct.certain === 'plain'
        ? ['reset', ...subjectChangesIn(cues, words)]
        : subjectChangesIn(cues, words),
    threadAct,
    correction: correctionIn(words, has('correction')),
    topical,
    onTopic: names.options.length + names.alternatives.length + ideas.aspects.length + ideas.hits.length > 0,
    strange,
    unknown,
    corrections,
    cues,
    has,
    all,
    typed,
  };
}

const wordsOfTopics = new WeakMap<Topic, ReadonlySet<string>>();

/** The words of a topic's title, noun, aliases and context, and its terms: what it's about is never something it doesn't cover. */
function ownWordsOf(topic: Topic): ReadonlySet<string> {
  const known = wordsOfTopics.get(topic);
  if (known !== undefined) return known;
  const { title, noun, aliases, context, terms } = topic;
  const explained = terms.flatMap((term) => [term.name, ...term.aliases]).map((text) => text.toLowerCase());
  const made = new Set([
    ...[title, noun.one, noun.many, ...aliases, ...context].flatMap((text) => text.toLowerCase().split(' ')),
    // A single word may be a product as well.
    ...explained.filter((text) => text.includes(' ')),
  ]);
  wordsOfTopics.set(topic, made);
  return made;
}

/** The named aspects, and those that companions add. */
function withCompanions(named: readonly Mention[], companions: readonly Mention[]): readonly Mention[] {
  const besides = companions.filter(({ id }) => !named.some((aspect) => aspect.id === id));
  return besides.length === 0 ? named : [...named, ...besides];
}

/** Those that are stated, and those that are only mentioned. `titles` gets the names of those that no phrase names. */
function sortNeeds(
  likely: readonly LikelyNeed[],
  { outgrown, words }: { readonly outgrown: readonly Outgrown[]; readonly words: readonly Word[] },
  { needs }: Topic,
  titles: Map<WordRange, string>,
): {
  readonly stated: LikelyNeed[];
  readonly askedNeeds: LikelyNeed[];
  readonly hintedNeeds: LikelyNeed[];
} {
  const stated: LikelyNeed[] = [];
  const askedNeeds: LikelyNeed[] = [];
  const hintedNeeds: LikelyNeed[] = [];
  for (const need of likely) {
    if (outgrown.some(({ id, from }) => id === need.id && from > need.from)) continue;
    const title = need.hint ? needs.find(({ id }) => id === need.id)?.title : undefined;
    if (title !== undefined) titles.set(need, title.replace(/^(?:an?|the) /, ''));
    if (need.probability >= leastFor(need, words)) stated.push(need);
    else (need.hint ? hintedNeeds : askedNeeds).push(need);
  }
  return { stated, askedNeeds, hintedNeeds };
}

/** Positions of the words that may be a name nobody has listed: no common word, but maybe a corrected one. */
function unlistedIn(
  words: readonly Word[],
  { unknown, corrected }: { readonly unknown: ReadonlySet<number>; readonly corrected: ReadonlySet<number> },
  covered: readonly WordRange[],
): ReadonlySet<number> {
  if (unknown.size + corrected.size === 0) return unknown;
  const outside = [...corrected].filter((at) => !covered.some(({ from, to }) => from <= at && at < to));
  const unlisted = [...unknown].filter((at) => !isFamiliar(words[at]?.text ?? '', words[at]?.stem ?? ''));
  return new Set([...unlisted, ...outside]);
}

/** What else tells which topic a message is about. */
export type ThreadTopics = Omit<TopicThread, 'preferred'>;

const noTopics: ThreadTopics = { visited: [], paired: null, fixed: null, meaning: null };
const emoji = /\p{Extended_Pictographic}|:[a-z0-9_+-]+:/iu;
const noNames: readonly string[] = [];
const noPartners: readonly Partner[] = [];
const noNouns: readonly WordRange[] = [];
const noCues: readonly WordRange[] = [];

function takenUp(words: readonly Word[], matches: readonly PhraseMatch<Term>[]): readonly boolean[] {
  const taken = words.map(() => false);
  for (const { from, to } of matches) taken.fill(true, from, to);
  return taken;
}

/** The cues by name, and the matches of the topic. */
function sortOut(
  matches: readonly PhraseMatch<Term>[],
  topic: Topic,
): { readonly cues: ReadonlyMap<Cue, readonly WordRange[]>; readonly ofTopic: readonly PhraseMatch<Term>[] } {
  const cues = new Map<Cue, WordRange[]>();
  const ofTopic: PhraseMatch<Term>[] = [];
  for (const match of matches) {
    const { payload, from, to } = match;
    if (payload.kind === 'product') continue;
    if (payload.kind !== 'cue') {
      if (payload.topic === topic.id) ofTopic.push(match);
      continue;
    }
    const known = cues.get(payload.cue);
    if (known === undefined) cues.set(payload.cue, [{ from, to }]);
    else known.push({ from, to });
  }
  return { cues, ofTopic };
}

function typedText(plain: string, words: readonly Word[], from: number, to: number): string {
  const first = words[from];
  const last = words[to - 1];
  if (first === undefined || last === undefined) return '';
  const sign = /^[#+]+/.exec(plain.slice(last.end, last.end + 2))?.[0] ?? '';
  const text = plain.slice(first.start, last.end) + sign;
  return (/\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
}

/** "the team knows node", "we come from rails": what people have worked with, and not what they ask for. */
function isBackground({ from }: WordRange, words: readonly Word[]): boolean {
  const [before = '', last = ''] = words.slice(Math.max(0, from - 2), from).map(({ text }) => text);
  const nearest = last === '' ? before : last;
  return (
    workingWith.has(nearest) ||
    (nearest === 'in' && experience.has(before)) ||
    (nearest === 'from' && coming.has(before))
  );
}
const workingWith = new Set('know knows knew speak speaks did'.split(' '));
const experience = new Set('experience experienced background fluent good years'.split(' '));
const coming = new Set('come comes came coming'.split(' '));
