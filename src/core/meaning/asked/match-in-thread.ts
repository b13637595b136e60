import type { TopicMeanings } from '../../../knowledge/meanings/topic-meanings.ts';
import { libraryOf } from '../../../knowledge/queries.ts';
import type { Conversation } from '../../turn/conversation.ts';
import type { MeaningInThread } from '../../turn/question.ts';
import { outsideOdds } from '../../understanding/decide/scope/scope-classifier.ts';
import type { Reading } from '../../understanding/match/reading.ts';
import { tokenize } from '../../understanding/text/words.ts';
import type { Understanding } from '../../understanding/understand.ts';
import { asksHandsOn } from '../firmness.ts';
import { askedForm } from '../form.ts';
import { type Match, type MatchCandidate, matchMeaning, mostCentral } from '../match/match.ts';
import { in64ths } from '../thresholds.ts';
import type { Vector } from '../vector.ts';
import { subjectInThread } from './in-context.ts';
import { shortAnswerTo } from './short-answer.ts';

/** What a message is matched with, and by. */
export type Sought = {
  readonly understood: Understanding;
  readonly conversation: Conversation;
  readonly vector: Vector | null | undefined;
  /** Of its words after the name of what its thread is about. */
  readonly inThread?: MeaningInThread | undefined;
  readonly meanings: TopicMeanings | null;
};

/**
 * What a message matches, by itself or with what its thread is about.
 *
 * @param named ids of the options and alternatives that it names
 */
export function matchInThread(
  { understood, conversation, vector: own, inThread, meanings }: Sought,
  named: readonly string[],
): {
  readonly all: readonly MatchCandidate[];
  readonly fitting: readonly MatchCandidate[];
  readonly answerable: number;
} {
  const { reading } = understood;
  const { topic, words } = reading;
  const match = (said: Reading['words'], vector: Vector | null | undefined): Match =>
    matchMeaning(topic, meanings, {
      words: said,
      options: named.length > 0 || conversation.frame === null ? named : subjectOf(understood),
      form: askedForm(words),
      outside: oddsOf(understood, named),
      ...(vector === null || vector === undefined ? {} : { vector }),
    });
  const alone = match(words, own);
  const subject = subjectInThread(understood, conversation);
  const withSubject =
    subject !== undefined && meanings?.size === own?.length && inThread?.subject === subject
      ? match([...tokenize(libraryOf(topic).nameOf(subject)).words, ...words], inThread.vector)
      : undefined;
  const isBetter =
    withSubject !== undefined &&
    isOnOption(understood, withSubject.candidates[0], subject) &&
    isClearlySurer(withSubject, alone);
  const { candidates: all, answerable } = isBetter ? withSubject : alone;
  const vector = (isBetter ? inThread?.vector : own) ?? undefined;
  const put = { written: reading.written, words, named, vector };
  const fitting = all
    .filter((candidate) => mayBeAbout(understood, candidate, named) && !isUnwanted(understood, candidate))
    .map((candidate) => {
      const says = shortAnswerTo(put, topic, candidate, meanings);
      return says === undefined ? candidate : { ...candidate, says };
    });
  return { all, fitting, answerable };
}

/** Whether what the thread's subject adds makes a message clearer than it is alone. */
function isClearlySurer(withSubject: Match, alone: Match): boolean {
  const [sure, before] = [withSubject, alone].map(({ candidates: [best] }) =>
    in64ths(best?.probability ?? 0),
  );
  return sure !== undefined && before !== undefined && sure >= sureInThread && sure > before + clearlyMore;
}

/** In 64ths: what the thread's subject adds to a message has to make it this sure, and so much surer. */
const sureInThread = 40;
const clearlyMore = 4;

/** Whether a candidate is about an option, among others. */
function isOnOption(
  { reading: { topic } }: Understanding,
  candidate: MatchCandidate | undefined,
  option: string | undefined,
): boolean {
  if (candidate === undefined || option === undefined) return false;
  const { claim } = libraryOf(topic);
  const asked = libraryOf(topic).question(candidate.question);
  return asked === undefined
    ? claim(candidate.claims[0] ?? '')?.option === option
    : asked.options.length === 0 || asked.options.includes(option);
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

function subjectOf({ intent }: Understanding): readonly string[] {
  return [...intent.options, ...intent.alternatives];
}

/** The odds that it's out of scope. How to go about something with what's covered is at most a toss-up. */
function oddsOf(understood: Understanding, named: readonly string[]): number {
  const odds = outsideOdds(understood.situation);
  const isCovered = named.length + understood.reading.aspects.length > 0;
  return isCovered && asksHandsOn(understood) ? Math.min(odds, 0) : odds;
}
