import { type Conversation, type StatedBy, statedIn } from '../../turn/conversation.ts';
import { withoutDeadline } from '../acts/weighing-acts.ts';
import type { FrameUpdate } from '../match/frame-tracking.ts';
import type { Reading } from '../match/reading.ts';
import type { BareIntent } from './bare-intent.ts';
import { statedPrioritiesRule, whatWouldChangeRule } from './intent-rules.ts';

/** What a message wants, and how that was decided. */
export type FrameDecision = {
  readonly intent: BareIntent;
  /** The rule that decided, for the trace. */
  readonly rule: string;
  /** 1 if a rule decided, else the intent's probability. */
  readonly confidence: number;
  /** True if the words alone leave no doubt, as they're a documented follow-up, correction or order. */
  readonly isPlain?: boolean;
};

/** Corrects what a message changed in its frame, now that it's known what the message wants. */
export function adjustFrame(
  update: FrameUpdate,
  { intent, rule }: FrameDecision,
  reading: Reading,
  { conversation, question }: { readonly conversation: Conversation; readonly question: StatedBy },
): FrameUpdate {
  if (intent.kind === 'recommend') {
    if (intent.guide !== undefined) return changesNothing(reading) ? restored(update, conversation) : update;
    // Asking for a pick states the needs in the question: "which is easiest for two juniors?"
    if (rule === whatWouldChangeRule) {
      const supposing = withAskedNeeds(update, reading, question, 0);
      const before = new Set(update.frame.needs.map(({ need }) => need));
      const supposed = supposing.frame.needs.map(({ need }) => need).filter((need) => !before.has(need));
      return { ...supposing, supposed };
    }
    if (rule === statedPrioritiesRule) return withAskedNeeds(update, reading, question, 0);
    const asks = reading.has('pick') || reading.clauses.some((clause) => clause.asks);
    return asks && update.frame.needs.length === 0
      ? withAskedNeeds(update, reading, question, askedFrom)
      : update;
  }
  // "sources for the security point" asks for sources, and states no need.
  if (leavesThread(intent) || intent.kind === 'source') return restored(update, conversation);
  return intent.kind === 'decide' && intent.step === 'weigh'
    ? withoutDeadlineNeeds(update, reading, conversation, question.author)
    : update;
}

function changesNothing({ needs, withdrawn }: Reading): boolean {
  return needs.length + withdrawn.length === 0;
}

/** "skip that" is about the guide's question, and takes back nothing that was stated before. */
export function restored(update: FrameUpdate, { frame, earlier }: Conversation): FrameUpdate {
  return frame === null
    ? { ...update, frame: { ...update.frame, needs: [] } }
    : {
        ...update,
        frame,
        earlier,
        dropped: [],
        corrected: [],
        outgrown: [],
        suspended: [],
        kept: [],
        readmitted: [],
      };
}

/** Less likely needs aren't stated even by a question that asks for a pick. */
const askedFrom = 0.5;

/** The same for what a pick is asked for: "which framework for a small webshop?" */
const forFrom = 0.2;

function isWhatFor({ words }: Reading, { from, hint }: Reading['askedNeeds'][number]): boolean {
  const before = words.slice(Math.max(0, from - mostBetween), from).map(({ text }) => text);
  const at = before.lastIndexOf('for');
  return !hint && at >= 0 && before.slice(at + 1).every((text) => describing.test(text));
}
/** "for a small", "for our new" */
const mostBetween = 4;
const describing = /^[a-z]{1,14}$/;

function withAskedNeeds(
  update: FrameUpdate,
  reading: Reading,
  { author, message }: StatedBy,
  least: number,
): FrameUpdate {
  const stated = update.frame.needs;
  const asked = reading.askedNeeds.filter(
    (mention) =>
      mention.probability >= (isWhatFor(reading, mention) ? Math.min(least, forFrom) : least) &&
      !stated.some(({ need }) => need === mention.id),
  );
  const by = statedIn(author, message);
  const needs = asked.map((mention) => ({ need: mention.id, words: reading.typed(mention), ...by }));
  return { ...update, frame: { ...update.frame, needs: [...stated, ...needs] } };
}

/** "until friday" is not a need of the team if it says until when to weigh. */
function withoutDeadlineNeeds(
  update: FrameUpdate,
  { written }: Reading,
  { frame }: Conversation,
  author: string,
): FrameUpdate {
  const needs = withoutDeadline(update.frame.needs, frame?.needs ?? [], author, written);
  return { ...update, frame: { ...update.frame, needs } };
}

/**
 * Whether a message's words are for a record, a weighing or the bot's memory of its author, so that they state nothing in the
 * thread: "security matters most to me" is a weight where people weigh.
 */
export function leavesThread(intent: BareIntent): boolean {
  if (intent.kind === 'help')
    return intent.about === 'forget-me' || intent.about === 'undo-reset' || intent.about === 'ask-reset';
  // "what do we do on monday" and "for a beginner" say nothing of the team.
  if (intent.kind === 'follow_up') return intent.wants !== undefined;
  if (intent.kind === 'explain') return intent.steps === true || intent.terms !== undefined;
  return (
    isAboutRecords(intent) ||
    (intent.kind === 'decide' && intent.step === 'topic') ||
    (intent.kind === 'decide' && intent.step === 'weigh' && intent.weighing !== 'open')
  );
}

/** "add @dora to the deciders", "what did we decide last time?": the words are for the records and state no need. */
function isAboutRecords(intent: BareIntent): boolean {
  if (intent.kind !== 'decide') return false;
  if (intent.step === 'look-up') return true;
  if (intent.step !== 'act') return false;
  const { act } = intent.act;
  return act !== 'supersede' && act !== 'confirm';
}
