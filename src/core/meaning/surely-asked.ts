import type { TopicMeanings } from '../../knowledge/meanings/topic-meanings.ts';
import { libraryOf } from '../../knowledge/queries.ts';
import { idsOf, unique } from '../understanding/match/references.ts';
import type { Understanding } from '../understanding/understand.ts';
import type { AskedAgain } from './asked/asked-again.ts';
import { shortAnswerOf, shortAnswerTo } from './asked/short-answer.ts';
import type { exactPhrasing } from './exact-phrasing.ts';
import type { FoundAnswer } from './find-answer.ts';
import type { MatchCandidate } from './match/match.ts';
import type { AskedUpkeep } from './packages/asked-upkeep.ts';
import { in64ths } from './thresholds.ts';
import type { Vector } from './vector.ts';

/** What asks for a question or a claim word for word. */
export function askedExactly(
  { intent, reading }: Understanding,
  { question, claims }: NonNullable<ReturnType<typeof exactPhrasing>>,
  { vector, meanings }: { readonly vector: Vector | undefined; readonly meanings: TopicMeanings | null },
): FoundAnswer | null {
  if (intent.kind === 'recommend' && question?.form === 'pick') return null;
  const target = { claims, question: question?.id ?? null };
  const { topic, words, written } = reading;
  const named = unique([...idsOf(reading.options), ...idsOf(reading.alternatives)]);
  const says =
    shortAnswerOf(topic, target, written) ??
    shortAnswerTo({ written, words, named, vector }, topic, target, meanings);
  const candidate = { ...target, probability: 1, ...(says !== undefined && { says }) };
  return {
    kind: 'sure',
    candidates: [candidate],
    evenOfUnknown: true,
    isUnanswerable: false,
    rule: `asks word for word: ${inTrace(candidate)}`,
    gap: null,
    exactly: targetOf(candidate),
  };
}

/** What asks whether packages are alive. */
export function askedOfPackages(upkeep: AskedUpkeep): FoundAnswer {
  const claims = upkeep.of.map(({ claim }) => claim);
  return {
    kind: 'sure',
    candidates: [{ claims, question: null, probability: 1 }],
    evenOfUnknown: true,
    isUnanswerable: false,
    upkeep,
    rule: `asks of packages: ${upkeep.of.map(({ name }) => name).join(', ')}`,
    gap: null,
    exactly: null,
  };
}

/** What asks whether that's so which was just said. */
export function askedOfLast(claims: readonly string[]): FoundAnswer {
  return {
    kind: 'sure',
    candidates: [{ claims, question: null, probability: 1 }],
    evenOfUnknown: true,
    isUnanswerable: false,
    rule: 'asks whether that is so',
    gap: null,
    exactly: null,
  };
}

/** What asks the last question of other options. */
export function askedOfOthers(
  { reading }: Understanding,
  { question, options, claims }: AskedAgain,
): FoundAnswer {
  const about = {
    evenOfUnknown: true,
    isUnanswerable: false,
    rule: `asks the last question again: ${question}`,
    exactly: null,
  };
  if (claims === null) {
    const all = libraryOf(reading.topic).question(question)?.claims ?? [];
    const candidates = [{ claims: all, question, probability: 1 }];
    return { ...about, kind: 'sure', candidates, ofOptions: options, gap: null };
  }
  return claims.length > 0
    ? { ...about, kind: 'sure', candidates: [{ claims, question: null, probability: 1 }], gap: null }
    : { ...about, kind: 'nothing', candidates: [], gap: `question ${question}` };
}

/** "question drf-dead" */
export function targetOf({ question, claims }: MatchCandidate): string {
  return question === null ? `claim ${claims[0] ?? ''}` : `question ${question}`;
}

/** "question drf-dead 0.86" */
export function inTrace(candidate: MatchCandidate): string {
  return `${targetOf(candidate)} ${(in64ths(candidate.probability) / 64).toFixed(2)}`;
}
