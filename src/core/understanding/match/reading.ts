import type { Knowledge, Topic } from '../../../knowledge/schema.ts';
import type { Cue } from '../cues/cues.ts';
import { detectLanguage, type Language } from '../text/language.ts';
import type { WordRange } from '../text/word-range.ts';
import { tokenize, type Word } from '../text/words.ts';
import { findAspectsAndNeeds } from './aspects-and-needs.ts';
import { chooseTopic } from './choose-topic.ts';
import { type Clause, isStatedNeed, splitClauses } from './clauses.ts';
import { correctSpelling } from './correct-spelling.ts';
import type { CueFinder, Mention } from './mention.ts';
import { findNamedEntities } from './named-entities.ts';
import type { PhraseMatch } from './phrase-matcher.ts';
import { applyOwnCorrections, type Correction, correctionIn } from './quantities.ts';
import { type Term, vocabularyOf } from './vocabulary.ts';

/**
 * A message taken apart: everything in it that is recognised, before anyone asks what it means in its
 * thread. Knows nothing of earlier turns but the topic they were about.
 */
export type Reading = {
  readonly topic: Topic;
  readonly words: readonly Word[];
  readonly language: Language;
  readonly hasCode: boolean;
  readonly opensWithReference: boolean;
  /** People who are referred to, by the platform's ids. */
  readonly people: readonly string[];
  /** The message without markup. */
  readonly written: string;
  /** True where it calls a person by name with an @, anywhere. */
  readonly callsSomeone: boolean;
  /** True where it is nothing but emoji. */
  readonly emojiOnly: boolean;
  /** Options that are spoken of, in order of mention; not those ruled out. */
  readonly options: readonly Mention[];
  readonly excluded: readonly Mention[];
  readonly included: readonly Mention[];
  readonly alternatives: readonly Mention[];
  /** Products of other kinds, and things the topic has nothing on. */
  readonly beyond: readonly (Mention & { readonly product: boolean })[];
  readonly aspects: readonly Mention[];
  /** Those of the aspects that are named as what does not matter. */
  readonly unwanted: readonly Mention[];
  readonly things: readonly Mention[];
  /** Needs that the message states. */
  readonly needs: readonly Mention[];
  /** Needs that are only asked about: the topic of a question. */
  readonly askedNeeds: readonly Mention[];
  readonly clauses: readonly Clause[];
  /** Needs that the message says are not there (any more). */
  readonly withdrawn: readonly Mention[];
  /** A number that sets an earlier one right; undefined where none does. */
  readonly correction: Correction | undefined;
  /** True where a name occurs and means something else ("a flask of coffee"). */
  readonly homonym: boolean;
  /** Options that the speaker's team knows already. */
  readonly knows: readonly Mention[];
  /** False where the topic's own words do not occur at all. */
  readonly onTopic: boolean;
  /** By place of a word: true where the topic's vocabulary takes it up, whatever it was read as. */
  readonly topical: readonly boolean[];
  /** Words that neither the vocabulary nor everyday language knows: what the topic may have nothing on. */
  readonly strange: number;
  /** Places of words, however short, that neither knows: names of people, for the most part. */
  readonly unknown: ReadonlySet<number>;
  readonly corrections: readonly { readonly typed: string; readonly meant: string }[];
  /** All cues that are said, with their places. */
  readonly cues: ReadonlyMap<Cue, readonly WordRange[]>;
  has(...cues: readonly Cue[]): boolean;
  readonly all: CueFinder;
  /** The words of a stretch as they were typed. */
  typed(span: WordRange): string;
};

/**
 * Reads a message.
 *
 * @param written the message with its markup
 * @param preferredTopic id of the topic that the conversation is about, used where the words do not decide
 */
export function readMessage(written: string, knowledge: Knowledge, preferredTopic: string | null): Reading {
  const vocabulary = vocabularyOf(knowledge);
  const unwrapped = tokenize(written);
  const { words, corrections, unknown, strange } = correctSpelling(
    applyOwnCorrections(unwrapped.words),
    vocabulary,
  );
  const matches = vocabulary.matcher.match(words);
  const topic = chooseTopic(matches, knowledge, preferredTopic);
  const { cues, ofTopic } = sortOut(matches, topic);
  const all: CueFinder = (cue) => cues.get(cue) ?? noCues;
  const has = (...wanted: readonly Cue[]): boolean => {
    for (const cue of wanted) if (cues.has(cue)) return true;
    return false;
  };

  const names = findNamedEntities(ofTopic, words, all, preferredTopic === topic.id);
  const ideas = findAspectsAndNeeds(ofTopic, words, names.named, all);
  const clauses = splitClauses(words, all);
  const needs: Mention[] = [];
  const askedNeeds: Mention[] = [];
  for (const need of ideas.needs)
    (isStatedNeed(need, clauses, names.options.length, has('two', 'three')) ? needs : askedNeeds).push(need);
  // Field by field: to copy objects into the middle of another takes an engine five times as long.
  return {
    topic,
    words,
    language: detectLanguage(words),
    hasCode: unwrapped.hasCode,
    opensWithReference: unwrapped.opensWithReference,
    people: unwrapped.people,
    written: unwrapped.plain,
    callsSomeone: unwrapped.callsSomeone,
    emojiOnly: words.length === 0 && /\p{Extended_Pictographic}|:[a-z0-9_+-]+:/iu.test(written),
    options: names.options,
    excluded: names.excluded,
    included: names.included,
    alternatives: names.alternatives,
    beyond: names.beyond,
    knows: names.knows,
    homonym: names.homonym,
    aspects: withCompanions(ideas.aspects, names.companionAspects),
    unwanted: ideas.unwanted,
    things: ideas.things,
    needs,
    askedNeeds,
    withdrawn: ideas.withdrawn,
    clauses,
    correction: correctionIn(words, has('correction')),
    topical: takenUp(words, ofTopic),
    onTopic: names.options.length + names.alternatives.length + ideas.aspects.length + ideas.needs.length > 0,
    strange,
    unknown,
    corrections,
    cues,
    has,
    all,
    typed: ({ from, to }) => typedText(unwrapped.plain, words, from, to),
  };
}

/** Aspects that are named, and those that companions speak of besides. */
function withCompanions(named: readonly Mention[], companions: readonly Mention[]): readonly Mention[] {
  const besides = companions.filter(({ id }) => !named.some((aspect) => aspect.id === id));
  return besides.length === 0 ? named : [...named, ...besides];
}

const noCues: readonly WordRange[] = [];

function takenUp(words: readonly Word[], matches: readonly PhraseMatch<Term>[]): readonly boolean[] {
  const taken = words.map(() => false);
  for (const { from, to } of matches) taken.fill(true, from, to);
  return taken;
}

/** What is said of asking, by cue, and what of the topic. */
function sortOut(
  matches: readonly PhraseMatch<Term>[],
  topic: Topic,
): { readonly cues: ReadonlyMap<Cue, readonly WordRange[]>; readonly ofTopic: readonly PhraseMatch<Term>[] } {
  const cues = new Map<Cue, WordRange[]>();
  const ofTopic: PhraseMatch<Term>[] = [];
  for (const match of matches) {
    const { payload, from, to } = match;
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
  const text = plain.slice(first.start, last.end);
  return (/\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
}
