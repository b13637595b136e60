import { libraryOf } from '../../knowledge/queries.ts';
import type { Knowledge } from '../../knowledge/schema.ts';
import { type Conversation, type Frame, spokeLast } from '../turn/conversation.ts';
import type { Intent } from '../turn/intent.ts';
import type { Question } from '../turn/question.ts';
import { guideStep } from './decide/guide-step.ts';
import { intentProbabilities } from './decide/intent-classifier.ts';
import { type BareIntent, intentRules } from './decide/intent-rules.ts';
import { likelyIntent } from './decide/likely-intent.ts';
import { readOrder } from './decide/record-orders.ts';
import { reasonForSilence } from './decide/silence.ts';
import { type Situation, situationOf } from './decide/situation.ts';
import { withoutDeadline } from './decide/weighing-together.ts';
import { type FrameUpdate, trackFrame } from './match/frame-tracking.ts';
import { completeCorrection } from './match/quantities.ts';
import { type Reading, readMessage } from './match/reading.ts';
import { idsOf, resolveOptions, unique } from './match/references.ts';
import { tokenize } from './text/words.ts';

/** What a message means in its thread. */
export type Understanding = {
  readonly intent: Intent;
  readonly reading: Reading;
  readonly framed: FrameUpdate;
  /** Why nothing is to be said, in a shared thread; null where an answer is due. */
  readonly silence: string | null;
  /** How sure the reading is, 0 to 1: 1 where a rule decided, else the share of likelihood. */
  readonly confidence: number;
  /** The rules that decided, for the trace. */
  readonly rules: readonly string[];
};

/** Understands a message. Pure: the same words in the same thread on the same knowledge mean the same. */
export function understand(
  question: Question,
  conversation: Conversation,
  knowledge: Knowledge,
): Understanding {
  const { situation: read, framed: entered } = situate(question, conversation, knowledge);
  const step = guideStep(read.reading, conversation);
  const decided =
    step === undefined
      ? decide(read)
      : { wish: { kind: 'recommend', guide: step } as const, rule: 'speaks to the guide', confidence: 1 };
  const weighs = decided.wish.kind === 'decide' && decided.wish.step === 'weigh';
  const silence =
    question.audience === 'shared' && step === undefined && !(weighs && !read.reading.opensWithReference)
      ? (reasonForSilence(read) ?? null)
      : null;
  // Who asks for a pick states what the question names: "which is easiest for two juniors?"
  const framed =
    step !== undefined
      ? untouched(entered, conversation, read.reading)
      : decided.wish.kind === 'recommend' &&
          (entered.frame.needs.length === 0 || decided.rule === 'asks what would change it')
        ? adopt(entered, read, question.author)
        : isAboutRecords(decided.wish)
          ? untouched(entered, conversation, { needs: [], withdrawn: [] })
          : weighs
            ? asBefore(entered, conversation, read, question.author)
            : entered;
  const situation: Situation = { ...read, frame: framed.frame };
  const { reading, resolved } = situation;
  return {
    intent: intentOf(decided.wish, situation),
    reading,
    framed,
    silence,
    confidence: decided.confidence,
    rules: [
      ...reading.corrections.map(({ typed, meant }) => `"${typed}" read as "${meant}"`),
      `options by ${resolved.by}`,
      decided.rule,
    ],
  };
}

/** "skip that" speaks of the question, and takes back nothing that was said before. */
function untouched(
  framed: FrameUpdate,
  { frame, earlier }: Conversation,
  reading: Pick<Reading, 'needs' | 'withdrawn'>,
): FrameUpdate {
  const names = reading.needs.length + reading.withdrawn.length > 0;
  if (names) return framed;
  return frame === null
    ? { ...framed, frame: { ...framed.frame, needs: [] } }
    : { ...framed, frame, earlier, dropped: [], kept: [], readmitted: [] };
}

function adopt(framed: FrameUpdate, { reading }: Situation, author: string): FrameUpdate {
  const asked = reading.askedNeeds.filter(({ id }) => !framed.frame.needs.some(({ need }) => need === id));
  const needs = asked.map((found) => ({ need: found.id, author, words: reading.typed(found) }));
  return { ...framed, frame: { ...framed.frame, needs: [...framed.frame.needs, ...needs] } };
}

/** "until friday" is no need of the team where it says until when to weigh. */
function asBefore(
  framed: FrameUpdate,
  { frame }: Conversation,
  { reading }: Situation,
  author: string,
): FrameUpdate {
  const needs = withoutDeadline(framed.frame.needs, frame?.needs ?? [], author, reading.written);
  return { ...framed, frame: { ...framed.frame, needs } };
}

/** Reads a message and looks up what it points at; everything that is known before it is decided what is wanted. */
export function situate(
  question: Question,
  conversation: Conversation,
  knowledge: Knowledge,
): { readonly situation: Situation; readonly framed: FrameUpdate } {
  const topic = conversation.frame?.topic ?? null;
  const reading = readAfter(conversation, question, readMessage(question.words, knowledge, topic), knowledge);
  const framed = trackFrame(conversation, reading, question.author);
  const resolved = resolveOptions(reading, framed.hasContext ? framed.frame : null);
  return {
    situation: situationOf(reading, framed, resolved, spokeLast(conversation), readOrder(question.words)),
    framed,
  };
}

/** A number alone that sets an earlier one right counts what that one counted. */
function readAfter(
  { frame }: Conversation,
  { words: written, author }: Question,
  reading: Reading,
  knowledge: Knowledge,
): Reading {
  if (reading.correction === undefined || frame === null) return reading;
  const stated = frame.needs.filter((need) => need.author === author);
  const earlier = stated.map(({ words }) => tokenize(words).words);
  const completed = completeCorrection(written, reading.words, reading.correction, earlier);
  return completed === undefined ? reading : readMessage(completed, knowledge, frame.topic);
}

function decide(situation: Situation): { wish: BareIntent; rule: string; confidence: number } {
  for (const { name, concludes } of intentRules) {
    const wish = concludes(situation);
    if (wish !== undefined) return { wish, rule: name, confidence: 1 };
  }
  const { wish, share } = likelyIntent(situation, intentProbabilities(situation));
  return { wish, rule: `most like ${wish.kind} (${Math.round(share * 100)} %)`, confidence: share };
}

function intentOf(wish: BareIntent, situation: Situation): Intent {
  const { frame } = situation;
  const subject = {
    options: optionsFor(wish, situation),
    excluded: unique(frame.excluded.map(({ option }) => option)),
    alternatives: alternativesFor(wish, situation),
    aspects: aspectsFor(wish, situation),
  };
  return { ...subject, ...wish };
}

/** What the thread came down to, if it did. */
function pickedIn({ last }: Frame): readonly string[] {
  const picked = last?.ranking?.[0] ?? last?.main;
  return picked == null ? [] : [picked];
}

/** Products that are named, or that the turn before was about: "and its security?" */
function alternativesFor(wish: BareIntent, { reading, frame, hasContext }: Situation): readonly string[] {
  const named = unique(idsOf(reading.alternatives));
  if (named.length > 0 || !hasContext) return named;
  return wish.kind === 'out_of_scope' && wish.because === 'alternative'
    ? (frame.last?.alternatives ?? [])
    : [];
}

/** What is carried over from the thread depends on what is wanted. */
function optionsFor(
  wish: BareIntent,
  { reading, frame, hasContext, resolved, readmitted }: Situation,
): readonly string[] {
  const named = resolved.by === 'name' || resolved.by === 'reference';
  const out = new Set(frame.excluded.map(({ option }) => option));
  switch (wish.kind) {
    case 'recommend':
      // "what would it take for Flask to win?": who is named there is not who it is between.
      if (wish.asks !== undefined) return unique(idsOf(reading.options));
      if (readmitted.length > 0 && resolved.by !== 'name') return readmitted;
      if (resolved.by === 'name' || (named && resolved.options.length > 1)) return resolved.options;
      return hasContext && frame.options.length > 1 && frame.options.length < reading.topic.options.length
        ? frame.options.filter((id) => !out.has(id))
        : [];
    case 'compare':
      if (named) return resolved.options;
      return hasContext && !reading.has('which')
        ? resolved.options
        : hasContext && frame.last?.intent === 'compare'
          ? resolved.options
          : [];
    case 'explain':
      if (named) return resolved.options;
      if (wish.why && frame.last?.main != null) return [frame.last.main];
      return hasContext
        ? resolved.options.length === 1 || frame.last?.main == null
          ? resolved.options
          : [frame.last.main]
        : [];
    case 'decide':
      if (named) return resolved.options;
      if (wish.step === 'weigh')
        return hasContext && frame.options.length > 1 ? frame.options.filter((id) => !out.has(id)) : [];
      return hasContext && (wish.step === 'record' || isConfirmed(wish)) && frame.last?.main != null
        ? [frame.last.main]
        : wish.step === 'switch' && hasContext
          ? pickedIn(frame)
          : wish.step === 'verdict' && hasContext
            ? frame.options
            : [];
    case 'source':
      return named ? resolved.options : hasContext ? (frame.last?.named ?? []) : [];
    case 'criteria':
    case 'out_of_scope':
      return resolved.by === 'name' ? resolved.options : [];
    case 'list':
    case 'help':
    case 'smalltalk':
    case 'follow_up':
      return resolved.by === 'name' ? idsOf(reading.options) : [];
  }
}

function aspectsFor(wish: BareIntent, situation: Situation): readonly string[] {
  const { frame, hasContext, aspects, reading } = situation;
  const { need: needOf } = libraryOf(reading.topic);
  const fromNeeds = (list: Frame['needs']): string[] =>
    list.flatMap(({ need }) => needOf(need)?.aspects ?? []);
  switch (wish.kind) {
    case 'recommend':
      return unique([
        ...(hasContext && frame.needs.length > 0 ? frame.aspects : []),
        ...aspects,
        ...fromNeeds(frame.needs),
      ]);
    case 'compare':
    case 'explain':
      if (aspects.length > 0) return aspects;
      if (reading.askedNeeds.length + reading.needs.length > 0)
        return unique(
          [...reading.askedNeeds, ...reading.needs].flatMap(({ id }) => needOf(id)?.aspects ?? []),
        );
      return hasContext
        ? wish.kind === 'explain' && wish.why
          ? unique([...frame.aspects])
          : carries(situation)
            ? (frame.last?.aspects ?? [])
            : []
        : [];
    case 'source':
      return aspects.length > 0 ? aspects : hasContext ? (frame.last?.aspects ?? []) : [];
    case 'decide':
    case 'criteria':
    case 'list':
    case 'help':
    case 'smalltalk':
    case 'out_of_scope':
    case 'follow_up':
      return aspects;
  }
}

/** "and django?" is about the aspect that was spoken of; "tell me about django" is not. */
function carries({ reading, length, frame }: Situation): boolean {
  if (frame.last?.intent === 'recommend' && reading.options.length > 1) return false;
  return length <= 10 && !reading.has('new-topic') && !/^(tell|describe)$/.test(reading.words[0]?.text ?? '');
}

/** "add @dora to the deciders", "what did we decide last time?": its words are for the records and say nothing of what is needed. */
function isAboutRecords(wish: BareIntent): boolean {
  if (wish.kind !== 'decide') return false;
  if (wish.step === 'look-up') return true;
  if (wish.step !== 'order') return false;
  const { order } = wish.order;
  return order !== 'save' && order !== 'supersede' && order !== 'confirm';
}

/** "record it" is about what the thread came down to. */
function isConfirmed(wish: BareIntent): boolean {
  return wish.kind === 'decide' && wish.step === 'order' && wish.order.order === 'confirm';
}
