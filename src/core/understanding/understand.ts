import type { Knowledge } from '../../knowledge/schema.ts';
import type { Conversation } from '../turn/conversation.ts';
import type { Intent } from '../turn/intent.ts';
import type { Question } from '../turn/question.ts';
import { botSpokeLast } from '../turn/speakers.ts';
import { reasonForSilence } from './addressee/addressee.ts';
import { type SharedMessage, sharedMessage } from './addressee/message.ts';
import { adjustFrame, type FrameDecision } from './decide/adjust-frame.ts';
import type { BareIntent } from './decide/bare-intent.ts';
import { guideStep } from './decide/guide-step.ts';
import { intentProbabilities } from './decide/intent-classifier.ts';
import { intentRules } from './decide/intent-rules.ts';
import { likelyIntent } from './decide/likely-intent.ts';
import { missedWords } from './decide/missed-words.ts';
import { outsideIntent, statesFacts } from './decide/outside-scope.ts';
import { readOrder } from './decide/record-orders.ts';
import { scopeOf } from './decide/scope-classifier.ts';
import { hasSubstance, type Situation, situationOf } from './decide/situation.ts';
import { subjectOf } from './decide/subject.ts';
import { type FrameUpdate, trackFrame } from './match/frame-tracking.ts';
import { topicOfGiven, withGiven } from './match/given-ids.ts';
import { completeCorrection } from './match/quantities.ts';
import { type Reading, readMessage } from './match/reading.ts';
import { resolveOptions } from './match/references.ts';
import { ownWords, withQuotes } from './text/own-words.ts';
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
  /** The words that it's about and that nothing here knows: then the bot asks back. Null if it was understood. */
  readonly missed: readonly string[] | null;
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
  const framed = adjustFrame(entered, decision, reading, { conversation, author: question.author });
  const situation: Situation = { ...first, frame: framed.frame };
  return {
    intent: { ...subjectOf(intent, situation), ...intent },
    reading,
    framed,
    silence:
      question.audience === 'shared'
        ? (reasonForSilence(sharedMessage(question, conversation, first, decision)) ?? null)
        : null,
    confidence,
    missed: missedWords(first, decision),
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
  const topic = conversation.frame?.topic ?? topicOfGiven(knowledge, question.given);
  const typed = withQuotedSubject(readMessage(question.words, knowledge, topic), question.words, knowledge);
  const reading = withGiven(
    withCompletedCorrection(typed, conversation, question, knowledge),
    question.given,
  );
  const framed = trackFrame(conversation, reading, question.author);
  const situation = situationOf({
    reading,
    framed,
    resolved: resolveOptions(reading, framed.hasContext ? framed.frame : null),
    justAnswered: botSpokeLast(conversation),
    order: readOrder(reading.leavesOut ? ownWords(question.words).trim() : question.words),
  });
  return { situation, framed };
}

/** Longer messages say themselves what they are about. */
const longestAboutQuote = 14;

/** "is that true?" below a quote is about what the quote names. The quote still states nothing. */
function withQuotedSubject(reading: Reading, written: string, knowledge: Knowledge): Reading {
  const { options, aspects, hits, clauses, words } = reading;
  if (!reading.leavesOut || !clauses.some(({ asks }) => asks)) return reading;
  if (options.length + aspects.length + hits.length > 0 || words.length > longestAboutQuote) return reading;
  const quoted = readMessage(withQuotes(written), knowledge, reading.topic.id);
  const { people, callsSomeone, opensWithReference } = reading;
  const nothing = {
    needs: [],
    askedNeeds: [],
    hits: [],
    withdrawn: [],
    excluded: [],
    included: [],
    knows: [],
  };
  return {
    ...quoted,
    ...nothing,
    options: [...quoted.options, ...quoted.excluded],
    people,
    callsSomeone,
    opensWithReference,
  };
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

/** A message of a shared thread, as whom it's for is decided. */
export function situateShared(
  question: Question,
  conversation: Conversation,
  knowledge: Knowledge,
): SharedMessage {
  const { situation } = situate(question, conversation, knowledge);
  return sharedMessage(question, conversation, situation, decide(situation, conversation));
}

function decide(situation: Situation, conversation: Conversation): FrameDecision {
  const guide = guideStep(situation.reading, conversation);
  if (guide !== undefined)
    return { intent: { kind: 'recommend', guide }, rule: 'speaks to the guide', confidence: 1 };
  for (const { name, concludes, loose } of intentRules) {
    const intent = concludes(situation);
    if (intent === undefined) continue;
    const decision = { intent, rule: name, confidence: 1 };
    return loose === true ? (beyondScope(situation, intent) ?? decision) : decision;
  }
  const decision = likely(situation);
  return beyondScope(situation, decision.intent) ?? decision;
}

function likely(situation: Situation): FrameDecision {
  const shares = intentProbabilities(situation);
  const first = likelyIntent(situation, shares);
  const { intent, share } = isWithinAfterAll(situation, first.intent)
    ? likelyIntent(situation, shares, (kind) => kind !== 'out_of_scope')
    : first;
  return { intent, rule: `most like ${intent.kind} (${percent(share)})`, confidence: share };
}

/** A theme that the topic has nothing on may be what a team builds: "a recipe site with logins". */
function isWithinAfterAll(situation: Situation, intent: BareIntent): boolean {
  if (intent.kind !== 'out_of_scope' || intent.because !== 'beyond' || !hasSubstance(situation)) return false;
  const { scope, share } = scopeOf(situation);
  return scope === 'within' && share >= surely;
}
const surely = 0.95;

/** What would get facts for an answer, and asks for something else: a fix, an installation, a price. */
function beyondScope(situation: Situation, intent: BareIntent): FrameDecision | undefined {
  const facts = statesFacts(intent);
  if (!facts && (intent.kind === 'out_of_scope' || situation.hasContext)) return undefined;
  const { scope, share } = scopeOf(situation);
  // What would get a greeting or a list has to be beyond doubt.
  if (scope === 'within' || (!facts && (scope !== 'hands-on' || share < surely))) return undefined;
  const rule = `out of scope: ${scope} (${percent(share)})`;
  return { intent: outsideIntent(scope, situation), rule, confidence: 1 };
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
