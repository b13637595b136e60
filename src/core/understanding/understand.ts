import type { Knowledge } from '../../knowledge/schema.ts';
import { type Conversation, spokeLast } from '../turn/conversation.ts';
import type { Intent } from '../turn/intent.ts';
import type { Question } from '../turn/question.ts';
import { adjustFrame, type FrameDecision } from './decide/adjust-frame.ts';
import { guideRule, guideStep } from './decide/guide-step.ts';
import { intentProbabilities } from './decide/intent-classifier.ts';
import { intentRules } from './decide/intent-rules.ts';
import { likelyIntent } from './decide/likely-intent.ts';
import { readOrder } from './decide/record-orders.ts';
import { reasonForSilence } from './decide/silence.ts';
import { type Situation, situationOf } from './decide/situation.ts';
import { subjectOf } from './decide/subject.ts';
import { type FrameUpdate, trackFrame } from './match/frame-tracking.ts';
import { completeCorrection } from './match/quantities.ts';
import { type Reading, readMessage } from './match/reading.ts';
import { resolveOptions } from './match/references.ts';
import { tokenize } from './text/words.ts';

/** What a message means in its thread. */
export type Understanding = {
  readonly intent: Intent;
  readonly reading: Reading;
  readonly framed: FrameUpdate;
  /** Why the bot stays silent in a shared thread; null if it should answer. */
  readonly silence: string | null;
  /** How sure the reading is, 0 to 1: 1 if a rule decided, else the intent's probability. */
  readonly confidence: number;
  /** The rules that decided, for the trace. */
  readonly rules: readonly string[];
};

/**
 * Understands a message. Pure: the same words in the same thread on the same knowledge mean the same.
 *
 * @param decided what the message wants, where the words alone can't tell
 */
export function understand(
  question: Question,
  conversation: Conversation,
  knowledge: Knowledge,
  decided?: FrameDecision,
): Understanding {
  const { situation: first, framed: entered } = situate(question, conversation, knowledge);
  const { reading, resolved } = first;
  const decision = decided ?? decide(first, conversation);
  const { intent, rule, confidence } = decision;
  const framed = adjustFrame(entered, decision, reading, { conversation, question });
  const situation: Situation = { ...first, frame: framed.frame };
  return {
    intent: { ...subjectOf(intent, situation), ...intent },
    reading,
    framed,
    silence: question.audience === 'shared' ? silenceFor(first, decision) : null,
    confidence,
    rules: [
      ...reading.corrections.map(({ typed, meant }) => `"${typed}" read as "${meant}"`),
      `options by ${resolved.by}`,
      rule,
    ],
  };
}

/** Reads a message and resolves what it refers to: everything that's known before its intent is decided. */
export function situate(
  question: Question,
  conversation: Conversation,
  knowledge: Knowledge,
): { readonly situation: Situation; readonly framed: FrameUpdate } {
  const topic = conversation.frame?.topic ?? null;
  const typed = readMessage(question.words, knowledge, topic);
  const reading = withCompletedCorrection(typed, conversation, question, knowledge);
  const framed = trackFrame(conversation, reading, question);
  const situation = situationOf({
    reading,
    framed,
    resolved: resolveOptions(reading, framed.hasContext ? framed.frame : null),
    justAnswered: spokeLast(conversation),
    order: readOrder(question.words),
  });
  return { situation, framed };
}

/** A bare number that corrects an earlier one counts what the earlier one counted. */
function withCompletedCorrection(
  reading: Reading,
  { frame }: Conversation,
  { words: written, author }: Question,
  knowledge: Knowledge,
): Reading {
  if (reading.correction === undefined || frame === null) return reading;
  const stated = frame.needs.filter((need) => need.author === author);
  const earlier = stated.map(({ words }) => tokenize(words).words);
  const completed = completeCorrection(written, reading.words, reading.correction, earlier);
  return completed === undefined ? reading : readMessage(completed, knowledge, frame.topic);
}

function decide(situation: Situation, conversation: Conversation): FrameDecision {
  const guide = guideStep(situation.reading, conversation);
  if (guide !== undefined) return { intent: { kind: 'recommend', guide }, rule: guideRule, confidence: 1 };
  for (const { name, concludes } of intentRules) {
    const intent = concludes(situation);
    if (intent !== undefined) return { intent, rule: name, confidence: 1 };
  }
  const { intent, share } = likelyIntent(situation, intentProbabilities(situation));
  return { intent, rule: `most like ${intent.kind} (${Math.round(share * 100)} %)`, confidence: share };
}

/** Answering the guide, or asking to weigh together, is always for the bot. */
function silenceFor(situation: Situation, { intent }: FrameDecision): string | null {
  if (intent.kind === 'recommend' && intent.guide !== undefined) return null;
  const weighs = intent.kind === 'decide' && intent.step === 'weigh';
  if (weighs && !situation.reading.opensWithReference) return null;
  return reasonForSilence(situation) ?? null;
}
