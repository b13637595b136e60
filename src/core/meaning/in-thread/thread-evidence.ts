import { libraryOf } from '../../../knowledge/queries.ts';
import type { Conversation } from '../../turn/conversation.ts';
import { followUpFeatures } from '../../understanding/decide/follow-ups/follow-up-features.ts';
import { followUpKinds } from '../../understanding/decide/follow-ups/follow-up-kinds.ts';
import { followUpShares } from '../../understanding/decide/follow-ups/follow-up-of.ts';
import { contentWords } from '../../understanding/decide/content-words.ts';
import type { Understanding } from '../../understanding/understand.ts';
import type { Match, MatchCandidate } from '../match/match.ts';
import { mostCentral } from '../match/match.ts';
import type { Vector } from '../vector.ts';
import type { ThreadContext } from './contexts.ts';

/** What a message matches by itself, and with each thing that it may leave to its thread. */
export type MatchesInThread = { readonly alone: Match } & {
  readonly [Kind in ThreadContext['kind']]?: Match;
};

/** A candidate of any of the matches, with how likely it is by each. */
export type ThreadCandidate = {
  readonly candidate: MatchCandidate;
  readonly alone: number | undefined;
  readonly subject: number | undefined;
  readonly told: number | undefined;
};

/** The candidates of all matches, each once. */
export function candidatesInThread(matches: MatchesInThread): readonly ThreadCandidate[] {
  const known = new Map<string, ThreadCandidate>();
  const none = { alone: undefined, subject: undefined, told: undefined };
  for (const kind of ['alone', 'subject', 'told'] as const)
    for (const candidate of matches[kind]?.candidates ?? []) {
      const id = candidate.question ?? `claim ${candidate.claims[0]}`;
      const before = known.get(id) ?? { candidate, ...none };
      known.set(id, { ...before, [kind]: candidate.probability });
    }
  return [...known.values()];
}

/** Odds beyond this say no more; what a match doesn't have is as unlikely. */
const furthest = 5;

function oddsOf(probability: number | undefined): number {
  if (probability === undefined) return -furthest;
  const odds = Math.log(probability / Math.max(1e-9, 1 - probability));
  return Math.max(-furthest, Math.min(furthest, odds));
}

/** What speaks for a candidate, in this order. */
export const ofThreadCandidate = [
  'alone',
  'subject',
  'told',
  'alone only',
  'told only',
  'mean',
  'highest',
  'first alone',
  'first told',
  'first subject',
  'is last',
  'is last, brief',
  'shares claims',
  'on main',
  'on another',
  'shares aspect',
  'is question',
  'alone, brief',
  'told, brief',
] as const;

export type ThreadAsked = {
  readonly understood: Understanding;
  readonly conversation: Conversation;
  readonly vector: Vector | null | undefined;
};

/** What speaks for each candidate, in the order of `ofThreadCandidate`. */
export function candidateEvidence(
  { understood: { reading }, conversation: { frame } }: ThreadAsked,
  matches: MatchesInThread,
): (one: ThreadCandidate) => readonly number[] {
  const last = frame?.last ?? null;
  const library = libraryOf(reading.topic);
  const lastQuestion = last?.told.find(({ kind }) => kind === 'question')?.id ?? null;
  const lastClaims = new Set(last?.claims);
  const aspects = new Set(last?.claims.slice(0, mostCentral).flatMap((id) => library.claim(id)?.aspects ?? []));
  const main = last?.main ?? null;
  const named = new Set([...reading.options, ...reading.alternatives].map(({ id }) => id));
  const brief = 1 / (1 + contentWords(reading, { from: 0, to: reading.words.length }).length);
  const has = { subject: matches.subject !== undefined, told: matches.told !== undefined };
  return ({ candidate, alone, subject, told }) => {
    const odds = {
      alone: oddsOf(alone),
      subject: has.subject ? oddsOf(subject) : oddsOf(alone),
      told: has.told ? oddsOf(told) : oddsOf(alone),
    };
    const isFirst = (match: Match | undefined): number =>
      match !== undefined && match.candidates[0]?.question === candidate.question && match.candidates[0]?.claims[0] === candidate.claims[0] ? 1 : 0;
    const central = candidate.claims.slice(0, mostCentral);
    const [first] = central;
    const option = first === undefined ? null : (library.claim(first)?.option ?? null);
    const isLast = candidate.question !== null && candidate.question === lastQuestion ? 1 : 0;
    return [
      odds.alone,
      odds.subject,
      odds.told,
      has.told && alone !== undefined && told === undefined ? 1 : 0,
      told !== undefined && alone === undefined ? 1 : 0,
      (odds.alone + odds.subject + odds.told) / 3,
      Math.max(odds.alone, odds.subject, odds.told),
      isFirst(matches.alone),
      isFirst(matches.told),
      isFirst(matches.subject),
      isLast,
      isLast * brief,
      central.some((id) => lastClaims.has(id)) ? 1 : 0,
      option !== null && (option === main || named.has(option)) ? 1 : 0,
      option !== null && option !== main && !named.has(option) && main !== null ? 1 : 0,
      central.some((id) => library.claim(id)?.aspects.some((aspect) => aspects.has(aspect)) === true) ? 1 : 0,
      candidate.question === null ? 0 : 1,
      odds.alone * brief,
      odds.told * brief,
    ];
  };
}

const intents = [
  'explain',
  'compare',
  'recommend',
  'decide',
  'criteria',
  'source',
  'list',
  'help',
  'smalltalk',
  'out_of_scope',
  'follow_up',
] as const satisfies readonly Understanding['intent']['kind'][];

/** What a message says on whether it asks for anything that's to be looked up, in this order. */
export const ofThreadMessage = [
  'one',
  'answerable alone',
  'answerable told',
  'length',
  'brief',
  'asks',
  'question mark',
  'names an option',
  'names several',
  'names a product',
  'names aspects',
  'states needs',
  'mentions needs',
  'has needs',
  'after pick',
  'after question',
  'missed',
  'by rule',
  'confidence',
  ...intents.map((kind) => `is ${kind}`),
  ...intents.map((kind) => `by rule ${kind}`),
  ...followUpKinds.map((kind) => `likely ${kind}`),
] as const;

/** The same of a message, in the order of `ofThreadMessage`. */
export function threadMessageEvidence(
  { understood, conversation, vector }: ThreadAsked,
  matches: MatchesInThread,
): readonly number[] {
  const { reading, situation, intent, confidence, missed } = understood;
  const last = conversation.frame?.last ?? null;
  const length = reading.words.filter(({ mark }) => !mark).length;
  const shares = followUpShares(followUpFeatures(understood, conversation, vector));
  const isRuled = confidence === 1 && missed === null;
  const is = (holds: boolean): number => (holds ? 1 : 0);
  return [
    1,
    oddsOf(matches.alone.answerable),
    oddsOf((matches.told ?? matches.alone).answerable),
    Math.log(1 + length),
    1 / (1 + contentWords(reading, { from: 0, to: reading.words.length }).length),
    is(situation.asks),
    is(reading.words.at(-1)?.text === '?'),
    is(reading.options.length === 1),
    is(reading.options.length > 1),
    is(reading.alternatives.length + reading.asked.length > 0),
    is(reading.aspects.length > 0),
    is(reading.needs.length > 0),
    is(reading.askedNeeds.length > 0),
    is((conversation.frame?.needs.length ?? 0) > 0),
    is(last?.ranking != null),
    is(last?.told.some(({ kind }) => kind === 'question') === true),
    is(missed !== null),
    is(isRuled),
    confidence,
    ...intents.map((kind) => is(intent.kind === kind)),
    ...intents.map((kind) => is(intent.kind === kind && isRuled)),
    ...shares,
  ];
}

/** What says whether the best candidate is what's asked, in this order: the message's evidence comes after it. */
export const ofThreadCertainty = ['score', 'gap', ...ofThreadCandidate.map((name) => `its ${name}`)] as const;

const widestGap = 5;

/** The same of the candidate at a place among all, best first. */
export function certaintyInThread(
  scored: readonly { readonly score: number; readonly evidence: readonly number[] }[],
  at: number,
): readonly number[] {
  const own = scored[at];
  if (own === undefined) return ofThreadCertainty.map(() => 0);
  const rival = Math.max(-Infinity, ...scored.filter((_, index) => index !== at).map(({ score }) => score));
  return [own.score, Math.max(-widestGap, Math.min(widestGap, own.score - rival)), ...own.evidence];
}
