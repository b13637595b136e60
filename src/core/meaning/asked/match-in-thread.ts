import type { TopicMeanings } from '../../../knowledge/meanings/topic-meanings.ts';
import { libraryOf } from '../../../knowledge/queries.ts';
import type { Conversation } from '../../turn/conversation.ts';
import type { MeaningInThread } from '../../turn/question.ts';
import { outsideOdds } from '../../understanding/decide/scope/scope-classifier.ts';
import { tokenize, type Word } from '../../understanding/text/words.ts';
import type { Understanding } from '../../understanding/understand.ts';
import { asksHandsOn } from '../firmness.ts';
import { askedForm } from '../form.ts';
import { contextsOf } from '../in-thread/contexts.ts';
import { likeliestInThread } from '../in-thread/likeliest-in-thread.ts';
import type { MatchesInThread } from '../in-thread/thread-evidence.ts';
import { type MatchCandidate, type MatchWithOthers, matchWithOthers, mostCentral } from '../match/match.ts';
import type { Vector } from '../vector.ts';
import { shortAnswerTo } from './short-answer.ts';

/** What a message is matched with, and by. */
export type Sought = {
  readonly understood: Understanding;
  readonly conversation: Conversation;
  readonly vector: Vector | null | undefined;
  /** Of the message together with what it may leave to its thread. */
  readonly inThread?: readonly MeaningInThread[] | undefined;
  readonly meanings: TopicMeanings | null;
};

/** What a message matches. */
export type Matched = {
  readonly all: readonly MatchCandidate[];
  /** Those that go with what's named. */
  readonly fitting: readonly MatchCandidate[];
  readonly answerable: number;
  /** Whether how likely they are counts what the message may do otherwise in its thread. */
  readonly isInThread: boolean;
};

/**
 * What a message matches, by itself or with what its thread is about.
 *
 * @param named ids of the options and alternatives that it names
 */
export function matchInThread(sought: Sought, named: readonly string[]): Matched {
  const { understood, vector, meanings } = sought;
  const { topic, written, words } = understood.reading;
  const matches = matchesInThread(sought, named);
  const isInThread = matches.told !== undefined || matches.subject !== undefined;
  const all = isInThread ? likeliestInThread(sought, matches) : matches.alone.match.candidates;
  const about = aboutIn(understood, sought.conversation, named);
  const put = { written, words, named, vector: vector ?? undefined };
  const fitting = all
    .filter((candidate) => mayBeAbout(understood, candidate, about) && !isUnwanted(understood, candidate))
    .map((candidate) => {
      const says = shortAnswerTo(put, topic, candidate, meanings);
      return says === undefined ? candidate : { ...candidate, says };
    });
  const answerable = Math.max(...Object.values(matches).map(({ match }) => match.answerable));
  return { all, fitting, answerable, isInThread };
}

/**
 * What an answer has to be about: what's named, and where that's only known, such as a broker, what the thread is about as well.
 */
export function aboutIn(
  { reading }: Understanding,
  { frame }: Conversation,
  named: readonly string[],
): readonly string[] {
  const last = frame?.topic === reading.topic.id ? (frame.last ?? null) : null;
  if (last === null || named.length === 0 || reading.options.length > 0) return named;
  return [...named, ...(last.main === null ? last.options : [last.main])];
}

/** The same by itself, and with each thing that it may leave out, where its meaning together with that is known. */
export function matchesInThread(
  { understood, conversation, vector: own, inThread = [], meanings }: Sought,
  named: readonly string[],
): MatchesInThread {
  const { topic, words } = understood.reading;
  const query = {
    options: named.length > 0 || conversation.frame === null ? named : optionsOf(understood),
    form: askedForm(words),
    outside: oddsOf(understood, named),
  };
  const match = (said: readonly Word[], vector: Vector | null | undefined): MatchWithOthers =>
    matchWithOthers(topic, meanings, { ...query, words: said, ...(vector != null && { vector }) });
  const alone = match(words, own);
  if (own == null || meanings?.size !== own.length || inThread.length === 0) return { alone };
  const others = contextsOf(understood, conversation).flatMap(({ kind, about }) => {
    const vector = inThread.find((one) => one.kind === kind && one.about === about)?.vector;
    return vector === undefined ? [] : [[kind, match([...tokenize(about).words, ...words], vector)] as const];
  });
  return { alone, ...Object.fromEntries(others) };
}

/** A question about other options than those named is another question: "does flask have type hints". */
function mayBeAbout(
  { reading }: Understanding,
  { question }: MatchCandidate,
  named: readonly string[],
): boolean {
  const known = libraryOf(reading.topic).question(question);
  const options = known?.options ?? [];
  if (named.length === 0 || options.length === 0 || named.some((id) => options.includes(id))) return true;
  // "is arq still a good choice?": of one that's only known, questions about others tell as well.
  const { claim } = libraryOf(reading.topic);
  return (known?.claims ?? [])
    .slice(0, mostCentral)
    .some((id) => reading.alternatives.some((other) => other.id === claim(id)?.option));
}

/** "speed doesn't matter": an answer that's about nothing else isn't wanted. */
function isUnwanted({ reading: { unwanted, topic } }: Understanding, { claims }: MatchCandidate): boolean {
  if (unwanted.length === 0) return false;
  const aspects = new Set(unwanted.map(({ id }) => id));
  const about = topic.claims.filter(({ id }) => claims.includes(id));
  return about.length > 0 && about.every((claim) => claim.aspects.some((aspect) => aspects.has(aspect)));
}

function optionsOf({ intent }: Understanding): readonly string[] {
  return [...intent.options, ...intent.alternatives];
}

/** The odds that it's out of scope. How to go about something with what's covered is at most a toss-up. */
function oddsOf(understood: Understanding, named: readonly string[]): number {
  const odds = outsideOdds(understood.situation);
  const isCovered = named.length + understood.reading.aspects.length > 0;
  return isCovered && asksHandsOn(understood) ? Math.min(odds, 0) : odds;
}
