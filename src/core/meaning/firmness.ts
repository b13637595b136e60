import type { Conversation, Frame } from '../turn/conversation.ts';
import { askedTerm } from '../understanding/decide/asked-term.ts';
import { scopeOf } from '../understanding/decide/scope/scope-classifier.ts';
import { chartRequestIn } from '../understanding/match/chart-request.ts';
import { pointedAt } from '../understanding/match/pointed-at.ts';
import type { Understanding } from '../understanding/understand.ts';
import { questionForm } from './asked/question-form.ts';

/**
 * How firmly what a message was read as stands against a match with what the topic holds. `fixed`: it stays, whatever is
 * found. `weighed`: it stays, unless a match in its thread is surer. `own`: it has an answer of its own, which gives way to a match that is surer. `outside`: it's out of scope, unless a
 * match is beyond doubt. `open`: a sure match is the answer; without one, the message has no direct answer.
 */
export type Firmness = 'fixed' | 'weighed' | 'own' | 'outside' | 'open';

/** How firmly the reading of a message stands. */
export function firmnessOf(understood: Understanding, conversation: Conversation): Firmness {
  const { intent, reading, missed, confidence, situation } = understood;
  const last = conversation.frame?.last ?? null;
  if (reading.moves || asksForOther(understood, last)) return 'fixed';
  if (intent.kind === 'recommend' && intent.asks !== undefined) return 'fixed';
  // What isn't covered is told so, unless a claim names it.
  if (reading.uncovered !== null) return last === null ? 'outside' : 'weighed';
  if (reading.hasCode || reading.withdrawn.length > 0 || asksForLeaning(understood)) return 'own';
  const named = reading.options.length + reading.alternatives.length;
  const isGuess = confidence < likely;
  const goesOn = last !== null && (named === 0 || isBrief(reading));
  const isSaidAgain = hasNeeds(conversation) && saysNothingNew(understood, conversation.frame);
  // Who asks for all parts of a stack wants no answer about one of the things that they state.
  if (intent.kind === 'recommend' && intent.guide?.kind === 'begin' && intent.guide.stack === true)
    return 'fixed';
  if (
    reading.needs.length > 0 &&
    !isSaidAgain &&
    !(intent.kind === 'explain' || (isGuess && intent.kind !== 'recommend'))
  )
    return 'own';
  switch (intent.kind) {
    case 'explain':
      if (intent.why && last !== null) return 'weighed';
      return missed === null && !(last !== null && named === 0) ? 'open' : 'own';
    case 'compare':
      if (intent.options.length === 1 && missed === null && !goesOn) return 'open';
      return isGuess && !goesOn ? 'open' : 'own';
    case 'recommend':
      if (conversation.guide?.asked != null) return 'fixed';
      if (intent.guide !== undefined)
        return intent.guide.kind === 'begin' && confidence < 1 ? 'own' : 'fixed';
      // What states nothing new would only get the same pick again.
      if (hasNeeds(conversation)) {
        if (isGuess && saysNothingNew(understood, conversation.frame)) return 'own';
        return confidence < 1 ? 'weighed' : 'fixed';
      }
      return isGuess && !goesOn ? 'open' : 'own';
    case 'decide':
      if (intent.step !== 'verdict' && intent.step !== 'switch') return isGuess && !goesOn ? 'own' : 'fixed';
      return confidence < mostlySure && !goesOn ? 'open' : 'own';
    case 'criteria':
      return isGuess && !goesOn ? 'open' : 'own';
    case 'source':
      // Without an answer, there's nothing to ask the sources of.
      if (last !== null) return 'weighed';
      return named + reading.asked.length > 0 ? 'open' : 'own';
    case 'list':
    case 'help':
    case 'smalltalk':
    case 'follow_up':
      // "which styles do you cover?"
      if (intent.kind === 'list' && reading.has('list') && reading.needs.length === 0) return 'fixed';
      return (isGuess && last === null) || (missed !== null && named > 0) ? 'own' : 'fixed';
    case 'out_of_scope':
      switch (intent.because) {
        case 'alternative':
          // Side by side, each has its part.
          if (reading.options.length > 0 || reading.alternatives.length > 1 || last !== null) return 'own';
          return missed === null ? 'open' : 'own';
        case 'unknown':
        case 'beyond':
        case 'code':
          if (ordersCode.test(reading.written)) return 'fixed';
          // "rq worker stops after a while": what goes wrong with an option, and not work to be done.
          if (intent.because === 'code' && named > 0 && last === null) return 'open';
          if (scopeOf(situation).scope !== 'within') return 'outside';
          return intent.because === 'unknown' && missed === null && named > 0 && last === null
            ? 'open'
            : 'own';
        case 'uncovered':
          // Where nothing uncovered was found, it's a guess.
          return isGuess && last === null ? 'own' : 'fixed';
        case 'wording':
        case 'orders':
        case 'noise':
          return 'fixed';
        default:
          return intent.because satisfies never;
      }
    default:
      return intent satisfies never;
  }
}

/** Below, an intent is a guess. */
const likely = 0.6;
/** The same for a verdict, which says much of what wasn't asked. */
const mostlySure = 0.7;
const mostBriefWords = 8;

/** So few words that they may only go on from what was said before. */
export function isBrief({ words }: Understanding['reading']): boolean {
  return words.filter(({ mark }) => !mark).length <= mostBriefWords;
}

/**
 * Charts, what's pointed at, thread acts, news, terms, first steps and the last answer in other words have answers that no
 * claim takes the place of.
 */
function asksForOther(
  understood: Understanding,
  last: NonNullable<Conversation['frame']>['last'] | null,
): boolean {
  const { reading, intent } = understood;
  return (
    (intent.kind === 'explain' && (intent.terms !== undefined || intent.steps === true)) ||
    (intent.kind === 'follow_up' && intent.wants !== undefined) ||
    chartRequestIn(reading) !== null ||
    pointedAt(reading, last) !== undefined ||
    reading.homonym ||
    reading.threadAct !== null ||
    (reading.has('recent') && !reading.words.some(({ text }) => /\d/.test(text))) ||
    (askedTerm(reading.words) !== undefined && reading.options.length === 0)
  );
}

/** "write me a pytest fixture for it": whatever it's about, it wants no facts. */
const ordersCode =
  /^\W*(?:(?:please|pls|hey|hi|ok|now|just|and|can you|could you|would you) )*(?:write|say|paste|convert|turn|rewrite|translate|generate|implement|refactor|debug|fix|show me|give me|code|build|create|make)\b/i;

/**
 * "how do I stop a running job", "workers keep dying": asks how to go about something or why it goes wrong, and for nothing to
 * be written or mended.
 */
export function asksHandsOn({ intent, reading, rules }: Understanding): boolean {
  return (
    intent.kind === 'out_of_scope' &&
    (intent.because === 'code' || (intent.because === 'unknown' && isNamed(reading))) &&
    !reading.hasCode &&
    !rules.includes('is an error message') &&
    !ordersCode.test(reading.written) &&
    !installs.test(reading.written) &&
    goesAbout(intent.because, reading)
  );
}

function goesAbout(because: 'code' | 'unknown', reading: Understanding['reading']): boolean {
  const form = questionForm(reading.written);
  // "our celery workers hang" is told, "where was flask invented" isn't.
  if (form === 'open') return isNamed(reading) && !/\bwhere\b/i.test(reading.written);
  return because === 'code' || form === 'way' || form === 'cause';
}
const installs =
  /\b(?:pip|npm|apt|brew|conda|poetry|install(?:s|ed|ing)?|import(?:s|ed|ing)?|venv|traceback)\b/i;

/** Whether an option is named by its own name, and not by a part that it's known for. */
function isNamed({ options, topic, words }: Understanding['reading']): boolean {
  return options.some(({ id, from, to }) => {
    const known = topic.options.find((option) => option.id === id);
    const said = words
      .slice(from, to)
      .map(({ text }) => text)
      .join(' ');
    return known !== undefined && [known.name.toLowerCase(), ...known.aliases].includes(said);
  });
}

/** "where does django fall short": what speaks for and against it is put together from many claims. */
export function asksForLeaning({ intent, reading }: Understanding): boolean {
  return reading.topic.aspects.some(
    ({ id, leaning }) => leaning !== undefined && intent.aspects.includes(id),
  );
}

/**
 * Whether nothing in a message can change a pick.
 *
 * @param before what's stated there already is no news
 */
export function saysNothingNew({ reading, framed }: Understanding, before: Frame | null = null): boolean {
  const { withdrawn, excluded, included, knows, correction } = reading;
  const needs = reading.needs.filter(({ id }) => !before?.needs.some(({ need }) => need === id));
  const { dropped, readmitted, supposed } = framed;
  // Asking for a pick states what it asks of.
  const isAdded = before !== null && framed.frame.needs.length > before.needs.length;
  return (
    !isAdded &&
    needs.length + withdrawn.length + excluded.length + included.length + knows.length === 0 &&
    dropped.length + readmitted.length + supposed.length === 0 &&
    correction === undefined
  );
}

function hasNeeds({ frame }: Conversation): boolean {
  return frame !== null && frame.needs.length > 0;
}
