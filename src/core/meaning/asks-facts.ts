import type { Conversation } from '../turn/conversation.ts';
import { askedTerm } from '../understanding/decide/asked-term.ts';
import { chartRequestIn } from '../understanding/match/chart-request.ts';
import { pointedAt } from '../understanding/match/pointed-at.ts';
import type { Understanding } from '../understanding/understand.ts';

/**
 * What a match may do to the answer. `replace`: where nothing matches surely, it says so; `lead`: what matches surely comes
 * first, and else everything stays as the words alone have it.
 */
export type MatchUse = 'replace' | 'lead';

/** How a match is used for a message; null for what asks for no facts: acts, commands, help, lists, a choice by needs. */
export function matchUse(understood: Understanding, { frame, guide }: Conversation): MatchUse | null {
  const { intent, reading, missed, confidence } = understood;
  const last = frame?.last ?? null;
  if (chartRequestIn(reading) !== null || pointedAt(reading, last) !== undefined) return null;
  if (reading.hasCode || reading.homonym || asksForLeaning(understood) || asksOtherwise(understood))
    return null;
  if (reading.threadAct !== null || reading.needs.length + reading.withdrawn.length > 0) return null;
  // "what would the latter use for that" means something only after what was said before.
  const followsOn = last !== null && reading.options.length + reading.alternatives.length === 0;
  const isUnlikely =
    missed === null &&
    !followsOn &&
    confidence < likely &&
    reading.options.length + reading.alternatives.length === 1;
  const unlessLikely = isUnlikely ? 'replace' : 'lead';
  switch (intent.kind) {
    case 'explain':
      if (intent.why && last !== null) return null;
      return missed === null && !followsOn ? 'replace' : 'lead';
    case 'compare':
      if (intent.options.length === 1 && missed === null && !followsOn) return 'replace';
      return unlessLikely;
    case 'recommend':
      return intent.guide === undefined && intent.asks === undefined && guide === null && !hasNeeds(frame)
        ? unlessLikely
        : null;
    case 'decide':
      return intent.step === 'verdict' || intent.step === 'switch' ? unlessLikely : null;
    case 'criteria':
      return unlessLikely;
    case 'source':
      return intent.of === 'data' && last === null && reading.options.length > 0 ? unlessLikely : null;
    case 'follow_up':
      return last === null && reading.options.length > 0 ? 'lead' : null;
    case 'out_of_scope':
      switch (intent.because) {
        case 'unknown':
          return missed === null && reading.options.length + reading.alternatives.length > 0
            ? 'replace'
            : 'lead';
        case 'alternative':
          // Side by side, each has its part.
          if (reading.options.length > 0 || reading.alternatives.length > 1 || last !== null) return null;
          return missed === null ? 'replace' : 'lead';
        case 'beyond':
          return 'lead';
        case 'uncovered':
          return null;
        case 'code':
          return ordersCode.test(reading.written) ? null : 'lead';
        case 'wording':
        case 'orders':
        case 'noise':
          return null;
        default:
          return intent.because satisfies never;
      }
    case 'help':
      return intent.about === 'use' && missed !== null && reading.options.length > 0 ? 'lead' : null;
    case 'smalltalk':
      return missed !== null && reading.options.length > 0 ? 'lead' : null;
    case 'list':
      return null;
    default:
      return intent satisfies never;
  }
}

/** What's new, what a term means, and what to do first have answers of their own. */
function asksOtherwise({ reading, intent }: Understanding): boolean {
  if (intent.kind === 'explain' && (intent.terms !== undefined || intent.steps === true)) return true;
  if (intent.kind === 'follow_up' && intent.wants !== undefined) return true;
  return (
    (reading.has('recent') && !reading.words.some(({ text }) => /\d/.test(text))) ||
    (askedTerm(reading.words) !== undefined && reading.options.length === 0)
  );
}

/** Of an intent about one option; below, what it asks counts for more than what it wants. */
const likely = 0.6;

/** "write me a pytest fixture for it": whatever it's about, it wants no facts. */
const ordersCode =
  /^\W*(?:(?:please|pls|hey|hi|ok|now|just|and|can you|could you|would you) )*(?:write|say|paste|convert|turn|rewrite|translate|generate|implement|refactor|debug|fix|show me|give me|code|build|create|make)\b/i;

/** "where does django fall short": what speaks for and against it is put together from many claims. */
function asksForLeaning({ intent, reading }: Understanding): boolean {
  return reading.topic.aspects.some(
    ({ id, leaning }) => leaning !== undefined && intent.aspects.includes(id),
  );
}

function hasNeeds(frame: Conversation['frame']): boolean {
  return frame !== null && frame.needs.length > 0;
}
