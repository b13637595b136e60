import { libraryOf } from '../../../knowledge/queries.ts';
import { questionForms } from '../../../knowledge/schema.ts';
import { contentWords } from '../../understanding/decide/content-words.ts';
import type { LikelyNeed } from '../../understanding/match/needs/need-model.ts';
import { asksForPick, isAsking } from '../../understanding/topics/topic-features.ts';
import type { Understanding } from '../../understanding/understand.ts';
import { answersInForm, formFit, isAskedSo } from '../asked/form-fit.ts';
import { questionForm, questionFormsAsked } from '../asked/question-form.ts';
import { asksHandsOn, type Firmness } from '../firmness.ts';
import { groundsOf } from '../grounds.ts';
import { type MatchCandidate, type MatchMode, mostCentral } from '../match/match.ts';
import { groundAt, unheardIn } from '../unheard.ts';

/** What a message that opens a thread was read as, and what it matches. */
export type MatchedOpening = {
  readonly understood: Understanding;
  /** Best first; at least one. */
  readonly candidates: readonly MatchCandidate[];
  readonly answerable: number;
  /** How firmly what it was read as stands. */
  readonly read: Firmness;
  readonly mode: MatchMode;
};

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

const firmnesses = ['fixed', 'weighed', 'own', 'outside', 'open'] as const satisfies readonly Firmness[];

/** What says whether a match or what a message was read as is wanted, in this order. */
export const ofOpening = [
  'one',
  'sure',
  'answerable',
  'gap',
  'next',
  'says',
  'by words',
  'sure, by words',
  'of lines',
  'sure, of lines',
  'is claim',
  ...questionForms.map((form) => `to ${form}`),
  ...questionFormsAsked.map((form) => `asks ${form}`),
  'fits beside',
  'fits off',
  'asked so',
  'answers so',
  'unheard',
  ...firmnesses.map((read) => `reads ${read}`),
  ...firmnesses.map((read) => `sure, reads ${read}`),
  ...intents.map((kind) => `is ${kind}`),
  ...intents.map((kind) => `by rule ${kind}`),
  'confidence',
  'needs',
  'need surest',
  'needs it tells of',
  'needs beside it',
  'needs mentioned',
  'pick',
  'asking',
  'question mark',
  'versus',
  'one option',
  'several options',
  'known only',
  'its option',
  'its options all',
  'aspects',
  'aspects it shares',
  'aspects beside it',
  'content',
  'content beside it',
  'length',
  'missed',
  'names a product',
  'hands-on',
  'sure, recommend',
  'sure, compare',
  'sure, out of scope',
  'sure, needs',
  'sure, needs beside it',
  'sure, pick',
  'to pick, needs',
  'to pick, recommend',
  'pick, needs',
  'confidence, recommend',
  'confidence, compare',
  'confidence, out of scope',
  'asking, recommend',
  'question mark, needs',
  'well read',
  'sure, well read',
  'several options, compare',
] as const;

/** Odds beyond this say no more. */
const furthest = 6;
const mostCounted = 3;

/** What a message says on one of its candidates, in the order of `ofOpening`. */
export function openingEvidence(
  { understood, candidates, answerable, read, mode }: MatchedOpening,
  best: MatchCandidate,
): readonly number[] {
  const { reading, intent, confidence, missed } = understood;
  const { topic, words, written } = reading;
  const others = candidates.filter((one) => one !== best);
  const known = topic.questions.find(({ id }) => id === best.question);
  const { claim } = libraryOf(topic);
  const central = best.claims.slice(0, mostCentral);
  const next = Math.max(
    0,
    ...others.filter((one) => !isOnSame(one, best)).map(({ probability }) => probability),
  );
  const place = groundAt(topic, best);
  const { index } = groundsOf(topic);
  const isTold = (at: number): boolean => place >= 0 && index.hasAt(words[at]?.stem ?? '', place);
  const content = contentWords(reading, { from: 0, to: words.length });
  const told = reading.needs.filter((need) => isToldOf(need, isTold));
  const beside = reading.needs.length - told.length;
  const aspects = new Set(central.flatMap((id) => claim(id)?.aspects ?? []));
  const sharing = intent.aspects.filter((id) => aspects.has(id)).length;
  const named = new Set(reading.options.map(({ id }) => id));
  const options = new Set(known?.options ?? central.flatMap((id) => claim(id)?.option ?? []));
  const put = { written, named: [...named] };
  const fit = formFit(topic, best, put);
  const sure = oddsOf(best.probability);
  const [isByWords, isOfLines] = [mode.startsWith('words'), mode.endsWith('of lines')];
  const isRuled = confidence === 1 && missed === null;
  const counts = { needs: counted(reading.needs.length), beside: counted(beside) };
  const picks = asksForPick(words);
  const asks = isAsking(words);
  const isQuestion = written.includes('?');
  const isWell = content.length === 0 && (intent.aspects.length > 0 || intent.kind === 'compare');
  const asked = questionForm(written);
  return [
    1,
    sure,
    oddsOf(answerable),
    best.probability - next,
    oddsOf(next),
    is(best.says !== undefined),
    is(isByWords),
    sure * is(isByWords),
    is(isOfLines),
    sure * is(isOfLines),
    is(known === undefined),
    ...questionForms.map((form) => is(form === known?.form)),
    ...questionFormsAsked.map((form) => is(form === asked)),
    is(fit === 'beside'),
    is(fit === 'off'),
    is(known !== undefined && isAskedSo(topic, known.id, written)),
    is(answersInForm(topic, best, put)),
    unheardIn(reading, [best]).length,
    ...firmnesses.map((one) => is(one === read)),
    ...firmnesses.map((one) => sure * is(one === read)),
    ...intents.map((kind) => is(intent.kind === kind)),
    ...intents.map((kind) => is(intent.kind === kind && isRuled)),
    confidence,
    counts.needs,
    Math.max(0, ...reading.needs.map(({ probability }) => probability)),
    counted(told.length),
    counts.beside,
    counted(reading.askedNeeds.length),
    is(picks),
    is(asks),
    is(isQuestion),
    is(reading.has('versus')),
    is(named.size === 1),
    is(named.size > 1),
    is(reading.alternatives.length > 0),
    is(options.size === 1 && named.size === 1 && [...options].every((id) => named.has(id))),
    is(named.size > 0 && options.size > 0 && [...named].every((id) => options.has(id))),
    counted(intent.aspects.length),
    counted(sharing),
    counted(intent.aspects.length - sharing),
    counted(content.length),
    counted(content.filter((at) => !isTold(at)).length),
    Math.log(1 + words.filter(({ mark }) => !mark).length),
    is(missed !== null),
    is(reading.asked.length > 0),
    is(asksHandsOn(understood)),
    sure * is(intent.kind === 'recommend'),
    sure * is(intent.kind === 'compare'),
    sure * is(intent.kind === 'out_of_scope'),
    sure * counts.needs,
    sure * counts.beside,
    sure * is(picks),
    is(known?.form === 'pick') * counts.needs,
    is(known?.form === 'pick' && intent.kind === 'recommend'),
    is(picks) * counts.needs,
    confidence * is(intent.kind === 'recommend'),
    confidence * is(intent.kind === 'compare'),
    confidence * is(intent.kind === 'out_of_scope'),
    is(asks && intent.kind === 'recommend'),
    is(isQuestion) * counts.needs,
    is(isWell),
    sure * is(isWell),
    is(named.size > 1 && intent.kind === 'compare'),
  ];
}

function is(holds: boolean): number {
  return holds ? 1 : 0;
}

function counted(count: number): number {
  return Math.min(mostCounted, count);
}

function oddsOf(probability: number): number {
  const odds = Math.log(Math.max(1e-9, probability) / Math.max(1e-9, 1 - probability));
  return Math.max(-furthest, Math.min(furthest, odds));
}

/** Whether two are about the same claims most of all. */
function isOnSame(one: MatchCandidate, other: MatchCandidate): boolean {
  const [first = ''] = other.claims;
  return one.claims.slice(0, mostCentral).includes(first);
}

/** Whether the words that state a need are those of the entry: "cold start on lambda". */
function isToldOf({ from, to }: LikelyNeed, isTold: (at: number) => boolean): boolean {
  for (let at = from; at < to; at += 1) if (isTold(at)) return true;
  return false;
}
