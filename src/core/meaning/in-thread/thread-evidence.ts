import { vectorOfRow } from '../../../knowledge/meanings/byte-rows.ts';
import type { TopicMeanings } from '../../../knowledge/meanings/topic-meanings.ts';
import { libraryOf } from '../../../knowledge/queries.ts';
import type { Topic } from '../../../knowledge/schema.ts';
import type { Conversation, Last } from '../../turn/conversation.ts';
import { contentWords } from '../../understanding/decide/content-words.ts';
import { followUpFeatures } from '../../understanding/decide/follow-ups/follow-up-features.ts';
import { followUpKinds } from '../../understanding/decide/follow-ups/follow-up-kinds.ts';
import { followUpShares } from '../../understanding/decide/follow-ups/follow-up-of.ts';
import type { Understanding } from '../../understanding/understand.ts';
import { type Ground, groundsOf } from '../grounds.ts';
import type { ScoredCandidate } from '../match/certainty.ts';
import { evidencePlace } from '../match/evidence.ts';
import { type MatchCandidate, type MatchWithOthers, mostCentral } from '../match/match.ts';
import { productWithBytes } from '../match/rows.ts';
import type { Vector } from '../vector.ts';
import type { ThreadContext } from './thread-context.ts';

/** What a message matches by itself, and with each thing that it may leave to its thread. */
export type MatchesInThread = { readonly alone: MatchWithOthers } & {
  readonly [Kind in ThreadContext['kind']]?: MatchWithOthers;
};

/** Something that a message may ask for, as the message alone and each of its contexts sees it. */
export type ThreadCandidate = {
  readonly candidate: Omit<MatchCandidate, 'probability'>;
  readonly alone: Seen;
  readonly subject: Seen | undefined;
  readonly told: Seen | undefined;
};

type Seen = ScoredCandidate & {
  /** The logarithm of its share among all, by their scores. */
  readonly part: number;
  /** The log odds that it's what the match asks for. */
  readonly odds: number;
};

/** What any of the matches is likeliest to ask for, each once, as all of them see it. */
export function candidatesInThread(matches: MatchesInThread): readonly ThreadCandidate[] {
  const { alone, subject, told } = matches;
  const places = [...new Set([alone, subject, told].flatMap((match) => match?.closest ?? []))];
  const all = { alone: seenBy(alone, places), subject: seenBy(subject, places), told: seenBy(told, places) };
  return places.flatMap((place) => {
    const own = all.alone.get(place);
    if (own === undefined) return [];
    const candidate = { claims: own.claims, question: own.ground.question?.id ?? null };
    return [{ candidate, alone: own, subject: all.subject.get(place), told: all.told.get(place) }];
  });
}

function seenBy(match: MatchWithOthers | undefined, places: readonly number[]): ReadonlyMap<number, Seen> {
  const scored = places.flatMap((place) => {
    const one = match?.at(place);
    return one === undefined ? [] : [one];
  });
  const top = Math.max(...scored.map(({ score }) => score));
  const all = Math.log(scored.reduce((sum, { score }) => sum + Math.exp(score - top), 0));
  const probabilities = new Map(
    match?.match.candidates.map(({ question, claims: [first], probability }) => [
      question ?? first ?? '',
      probability,
    ]),
  );
  return new Map(
    scored.map((one) => [
      one.at,
      {
        ...one,
        part: Math.max(-furthest, one.score - top - all),
        odds: oddsOf(probabilities.get(one.ground.question?.id ?? one.claims[0] ?? '') ?? 0),
      },
    ]),
  );
}

/** Odds beyond this say no more. */
const furthest = 6;

function oddsOf(probability: number): number {
  const odds = Math.log(Math.max(1e-9, probability) / Math.max(1e-9, 1 - probability));
  return Math.max(-furthest, Math.min(furthest, odds));
}

/** What each way to match it says of a candidate. */
const looked = ['share', 'through', 'nearest', 'line', 'words', 'parts', 'covered'] as const;
const lookedAt = looked.map(evidencePlace);
const lacking = ['names', 'heaviest', 'differs', 'exact'] as const;
const lackingAt = lacking.map(evidencePlace);

/** What speaks for a candidate, in this order. */
export const ofThreadCandidate = [
  'part alone',
  'part subject',
  'part told',
  'least part',
  'most part',
  ...looked.map((name) => `${name} alone`),
  ...looked.map((name) => `${name} told`),
  ...lacking,
  'nearest subject',
  'to what was told',
  'is last',
  'is last, brief',
  'shares claims',
  'on main',
  'on another',
  'shares aspect',
  'is question',
  'is no data',
  'odds alone',
  'odds subject',
  'odds told',
  'most odds',
  'part alone, brief',
  'part told, brief',
] as const;

export type ThreadAsked = {
  readonly understood: Understanding;
  readonly conversation: Conversation;
  readonly vector: Vector | null | undefined;
  readonly meanings: TopicMeanings | null;
};

/** What speaks for each candidate, in the order of `ofThreadCandidate`. */
export function candidateEvidence({
  understood: { reading },
  conversation: { frame, unsure },
  meanings,
}: ThreadAsked): (one: ThreadCandidate) => readonly number[] {
  const last = frame?.last ?? null;
  const library = libraryOf(reading.topic);
  const toldGround = groundTold(reading.topic, last, unsure);
  const toldVectors = meanings === null || toldGround === undefined ? [] : vectorsOf(meanings, toldGround);
  const lastClaims = new Set(last?.claims);
  const aspects = new Set(
    last?.claims.slice(0, mostCentral).flatMap((id) => library.claim(id)?.aspects ?? []),
  );
  const main = last?.main ?? null;
  const named = new Set([...reading.options, ...reading.alternatives].map(({ id }) => id));
  const brief = 1 / (1 + contentWords(reading, { from: 0, to: reading.words.length }).length);
  return ({ candidate, alone, subject = alone, told = alone }) => {
    const { ground } = alone;
    const central = candidate.claims.slice(0, mostCentral);
    const [first] = central;
    const option = first === undefined ? null : (library.claim(first)?.option ?? null);
    const isLast = ground === toldGround ? 1 : 0;
    return [
      alone.part,
      subject.part,
      told.part,
      Math.min(alone.part, told.part),
      Math.max(alone.part, subject.part, told.part),
      ...lookedAt.map((at) => alone.evidence[at] ?? 0),
      ...lookedAt.map((at) => told.evidence[at] ?? 0),
      ...lackingAt.map((at) => alone.evidence[at] ?? 0),
      subject.evidence[lookedAt[2] ?? 0] ?? 0,
      meanings === null ? 0 : nearestTo(meanings, ground, toldVectors),
      isLast,
      isLast * brief,
      central.some((id) => lastClaims.has(id)) ? 1 : 0,
      option !== null && (option === main || named.has(option)) ? 1 : 0,
      option !== null && option !== main && !named.has(option) && main !== null ? 1 : 0,
      central.some((id) => library.claim(id)?.aspects.some((aspect) => aspects.has(aspect)) === true) ? 1 : 0,
      ground.question === null ? 0 : 1,
      ground.question?.form === 'no-data' ? 1 : 0,
      alone.odds,
      subject.odds,
      told.odds,
      Math.max(alone.odds, subject.odds, told.odds),
      alone.part * brief,
      told.part * brief,
    ];
  };
}

/** What the last answer was to, or came nearest to what had none. */
function groundTold(topic: Topic, last: Last | null, unsure: Conversation['unsure']): Ground | undefined {
  const { list } = groundsOf(topic);
  const [kind, id] = unsure?.about.split(' ') ?? [];
  const question = kind === 'question' ? id : last?.told.find((one) => one.kind === 'question')?.id;
  const claim = kind === 'claim' ? id : last?.claims[0];
  return (
    list.find((one) => one.question !== null && one.question.id === question) ??
    list.find((one) => one.question === null && one.claims[0] === claim)
  );
}

/** A few of the ways to ask for something: more say the same. */
const fewWays = 4;

function vectorsOf({ phrasings, size }: TopicMeanings, { first, end }: Ground): readonly Vector[] {
  return Array.from({ length: Math.min(fewWays, end - first) }, (_, at) =>
    vectorOfRow(phrasings, size, first + at),
  );
}

/** How near a ground is to any of some texts. */
function nearestTo({ phrasings }: TopicMeanings, { first, end }: Ground, vectors: readonly Vector[]): number {
  let nearest = 0;
  for (const vector of vectors)
    for (let row = first; row < Math.min(end, first + fewWays); row += 1)
      nearest = Math.max(nearest, productWithBytes(phrasings, row, vector));
  return nearest;
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
  'sure alone',
  'sure told',
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
    oddsOf(matches.alone.match.answerable),
    oddsOf((matches.told ?? matches.alone).match.answerable),
    oddsOf(matches.alone.match.candidates[0]?.probability ?? 0),
    oddsOf((matches.told ?? matches.alone).match.candidates[0]?.probability ?? 0),
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
