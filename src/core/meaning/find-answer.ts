import type { TopicMeanings } from '../../knowledge/meanings/topic-meanings.ts';
import { libraryOf } from '../../knowledge/queries.ts';
import type { TopicQuestion } from '../../knowledge/schema.ts';
import type { Conversation } from '../turn/conversation.ts';
import { contentWords } from '../understanding/decide/content-words.ts';
import { outsideOdds, scopeOf } from '../understanding/decide/scope-classifier.ts';
import { idsOf, unique } from '../understanding/match/references.ts';
import type { Understanding } from '../understanding/understand.ts';
import { type MatchUse, matchUse } from './asks-facts.ts';
import { exactPhrasing } from './exact-phrasing.ts';
import { askedForm } from './form.ts';
import { type MatchCandidate, matchMeaning, modeOf } from './match.ts';
import { meaningNeeded } from './meaning-needed.ts';
import { in64ths, thresholds } from './thresholds.ts';
import type { Vector } from './vector.ts';

/** What the data has on a message, by what it means and says. */
export type FoundAnswer = {
  /**
   * `sure`: the first candidate answers it. `unsure`: none surely does; those that come nearest are worth showing.
   * `nothing`: not even that.
   */
  readonly kind: 'sure' | 'unsure' | 'nothing';
  readonly use: MatchUse;
  /** Best first. */
  readonly candidates: readonly MatchCandidate[];
  /** Whether it's surer than what names something unknown has to be. */
  readonly evenOfUnknown: boolean;
  /** Whether it's sure that there's no data on what it asks. */
  readonly lacksData?: true;
  /** For the trace. */
  readonly rule: string;
  /** The question or claim that comes nearest, unless the answer is sure. */
  readonly gap: string | null;
  /** The one that it asks for word for word, if any. */
  readonly exactly: string | null;
};

/** What a message is matched with, and by. */
export type Sought = {
  readonly understood: Understanding;
  readonly conversation: Conversation;
  readonly vector: Vector | null | undefined;
  readonly meanings: TopicMeanings | null;
};

/** Finds what answers a message that asks for facts; null for any other, and where what it was read as stands. */
export function findAnswer({ understood, conversation, vector, meanings }: Sought): FoundAnswer | null {
  const { reading, intent } = understood;
  const { topic, words } = reading;
  const exact = exactPhrasing(topic, reading.written);
  const use = matchUse(understood, conversation) ?? (exact !== undefined && !isAct(intent) ? 'lead' : null);
  if (use === null) return null;
  if (exact !== undefined) {
    if (intent.kind === 'recommend' && exact.question?.form === 'pick') return null;
    const { question, claims } = exact;
    const candidate = { claims, question: question?.id ?? null, probability: 1 };
    const rule = `asks word for word: ${nameOf(candidate)}`;
    return {
      kind: 'sure',
      use,
      candidates: [candidate],
      evenOfUnknown: true,
      rule,
      gap: null,
      exactly: targetOf(candidate),
    };
  }
  if (intent.kind === 'out_of_scope' && isBroad(understood)) return null;
  if (meaningNeeded(understood) === null || isSideBySide(understood)) return null;
  const named = unique([...idsOf(reading.options), ...idsOf(reading.alternatives)]);
  const { candidates, answerable } = matchMeaning(topic, meanings, {
    words,
    options: named.length > 0 || conversation.frame === null ? named : subjectOf(understood),
    form: askedForm(words),
    outside: outsideOdds(understood.situation),
    ...(vector === null || vector === undefined ? {} : { vector }),
  });
  const [best] = candidates;
  if (best === undefined) return null;
  const hasMeaning = vector !== null && vector !== undefined && meanings?.size === vector.length;
  // Without phrasings, words alone find no more than the reading has found.
  const mode = modeOf(topic, hasMeaning);
  if (mode === 'words of lines') return null;
  const limits = thresholds[mode];
  const sure = in64ths(best.probability);
  const by = hasMeaning ? 'meaning' : 'words';
  const found = { use, candidates, evenOfUnknown: sure >= limits.sureOfUnknown, exactly: null };
  // What asks for hands-on work, or for something else altogether, is told so.
  const isOutside =
    intent.kind === 'out_of_scope' && intent.because !== 'alternative' && isOutOfScope(understood);
  if (isOutside) return null;
  const isBeyond = intent.kind === 'out_of_scope' && namesUnknown.has(intent.because);
  const usual = use === 'lead' && keepsItsForm(intent.kind) ? limits.leads : limits.sure;
  // What goes on from the last answer means something else on its own.
  const goesOn = hasLast(conversation) && (named.length === 0 || isBrief(reading));
  const isElse = isBeyond || goesOn || understood.missed !== null || isBroad(understood);
  const least = isElse ? limits.sureOfUnknown : usual;
  const gap = targetOf(best);
  const isNoData = formOf(understood, best) === 'no-data';
  if (isNoData && sure >= limits.sure)
    return { ...found, kind: 'unsure', lacksData: true, gap, rule: `without data: ${nameOf(best)}` };
  const isOnNamed = isAbout(understood, best, named);
  if (!isOnNamed && reading.things.length > 0) return null;
  if (isOnNamed && sure >= least && in64ths(answerable) >= limits.answerable) {
    // A choice among all options is made by needs.
    if (intent.kind === 'recommend' && formOf(understood, best) === 'pick') return null;
    return { ...found, kind: 'sure', gap: null, rule: `matched by ${by}: ${nameOf(best)}` };
  }
  if (use === 'lead' || goesOn) return null;
  // The words alone say what it's about; unless that's known to be what nobody could answer.
  if (isWellRead(understood) && in64ths(answerable) >= limits.unanswerable) return null;
  return sure >= limits.near || intent.aspects.length > 0
    ? { ...found, kind: 'unsure', gap, rule: `unsure, nearest by ${by}: ${nameOf(best)}` }
    : { ...found, kind: 'nothing', gap, rule: `nothing near by ${by}: ${nameOf(best)}` };
}

function isOutOfScope({ situation }: Understanding): boolean {
  return scopeOf(situation).scope !== 'within';
}

/** It's known that there's nothing on what such a message names. */
const namesUnknown: ReadonlySet<string> = new Set(['beyond', 'unknown']);

/** Whether some claim is about what is named, or about the topic as a whole. */
function isAbout({ reading }: Understanding, { claims }: MatchCandidate, named: readonly string[]): boolean {
  const { claim } = libraryOf(reading.topic);
  return (
    named.length === 0 ||
    claims.some((id) => {
      const option = claim(id)?.option ?? null;
      return option === null || named.includes(option);
    })
  );
}

function hasLast({ frame }: Conversation): boolean {
  return frame !== null && frame.last !== null;
}

/** What changes something, or goes on with the guided choice. */
function isAct(intent: Understanding['intent']): boolean {
  return (
    intent.kind === 'decide' ||
    intent.kind === 'help' ||
    intent.kind === 'list' ||
    (intent.kind === 'recommend' && intent.guide !== undefined)
  );
}

/** Intents whose own answer follows. */
function keepsItsForm(kind: Understanding['intent']['kind']): boolean {
  return kind === 'recommend' || kind === 'decide' || kind === 'criteria' || kind === 'compare';
}

function subjectOf({ intent }: Understanding): readonly string[] {
  return [...intent.options, ...intent.alternatives];
}

function formOf({ reading }: Understanding, { question }: MatchCandidate): string | undefined {
  return reading.topic.questions.find(({ id }) => id === question)?.form;
}

/** "question drf-dead" */
function targetOf({ question, claims }: MatchCandidate): string {
  return question === null ? `claim ${claims[0] ?? ''}` : `question ${question}`;
}

/** "question drf-dead 0.86" */
function nameOf(candidate: MatchCandidate): string {
  return `${targetOf(candidate)} ${(in64ths(candidate.probability) / 64).toFixed(2)}`;
}

/** "LTS policy of django vs flask": a comparison on what it names is the answer. "which has the best docs" has one of its own. */
function isSideBySide({ reading, intent }: Understanding): boolean {
  if (reading.options.length === 0 && reading.topic.questions.some(hasAnswer)) return false;
  return (
    (intent.kind === 'compare'
      ? intent.options.length !== 1
      : intent.kind === 'explain' && intent.options.length > 1) &&
    intent.aspects.length > 0 &&
    !saysMore(reading)
  );
}

function hasAnswer({ answer, answers }: TopicQuestion): boolean {
  return answer !== undefined || answers !== undefined;
}

/** Whether options, aspects and the words of asking are all there is: then what's known on the aspect is the answer. */
function isWellRead(understood: Understanding): boolean {
  const { reading, intent } = understood;
  if (isBroad(understood)) return true;
  const asksSomething = intent.aspects.length + reading.askedNeeds.length > 0 || intent.kind === 'compare';
  return asksSomething && !saysMore(reading);
}

/** "what does flask give me": nothing but the option is named. */
function isBroad({ reading, intent }: Understanding): boolean {
  return (
    (intent.kind === 'explain' || intent.kind === 'out_of_scope') &&
    intent.options.length + intent.alternatives.length > 0 &&
    intent.aspects.length + reading.askedNeeds.length + reading.things.length === 0 &&
    isBrief(reading) &&
    !saysMore(reading)
  );
}

function saysMore(reading: Understanding['reading']): boolean {
  return contentWords(reading, { from: 0, to: reading.words.length }).length > 0;
}

const mostBriefWords = 8;

function isBrief({ words }: Understanding['reading']): boolean {
  return words.filter(({ mark }) => !mark).length <= mostBriefWords;
}
