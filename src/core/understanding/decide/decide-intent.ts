import type { Topic } from '../../../knowledge/schema.ts';
import type { Conversation } from '../../turn/conversation.ts';
import type { OutOfScope } from '../../turn/intent.ts';
import { botSpokeLast } from '../../turn/speakers.ts';
import { talksOfStartingOver } from '../acts/thread-acts.ts';
import { called, namesInTopic } from '../acts/topics/names-in-topic.ts';
import { stepOfOpen } from '../acts/weighing-acts.ts';
import { readWeighingWords } from '../acts/weighing-words.ts';
import { wordsAs } from '../text/words.ts';
import type { FrameDecision } from './adjust-frame.ts';
import type { BareIntent } from './bare-intent.ts';
import { guideRule, guideStep } from './guide-step.ts';
import { intentProbabilities } from './intent-classifier.ts';
import { actIntent, intentRules } from './intent-rules.ts';
import { likelyIntent } from './likely-intent.ts';
import {
  asksForWay,
  buildsSomething,
  describesProject,
  namesProjectKind,
  outsideIntent,
  statesFacts,
  tellsOfProject,
} from './scope/outside-scope.ts';
import { scopeOf } from './scope/scope-classifier.ts';
import { hasSubstance, type Situation } from './situation.ts';

/** What a message wants: by the guided choice that is open, by the first rule that is certain, else by the classifiers. */
export function decideIntent(situation: Situation, conversation: Conversation): FrameDecision {
  const { act, openVotes } = situation;
  const topicAct = actsOnTopic(situation);
  if (topicAct !== undefined)
    return { intent: topicAct, rule: 'brings what the team knows', confidence: 1, isPlain: true };
  // Where a vote is open, "no" is a vote, unless the bot has just asked something else.
  if (act !== null && openVotes.length > 0 && !asksNow(conversation) && !isOfBoth(situation))
    return { intent: actIntent(act), rule: 'acts on an open vote', confidence: 1, isPlain: true };
  const weighing = actsOnWeighing(situation);
  if (weighing !== undefined)
    return { intent: weighing, rule: 'acts on an open weighing', confidence: 1, isPlain: true };
  const own = actsOnThread(situation, conversation);
  if (own !== undefined)
    return { intent: own, rule: 'starts over, or wants to be forgotten', confidence: 1, isPlain: true };
  const guide = guideStep(situation.reading, conversation);
  if (guide !== undefined)
    return { intent: { kind: 'recommend', guide }, rule: guideRule, confidence: 1, isPlain: true };
  if (situation.reading.moves)
    return { intent: { kind: 'recommend' }, rule: 'goes on to another choice', confidence: 1, isPlain: true };
  for (const { name, concludes, loose, plain } of intentRules) {
    const intent = concludes(situation);
    if (intent === undefined) continue;
    const decision = { intent, rule: name, confidence: 1, isPlain: plain === true };
    return loose === true ? (beyondScope(situation, intent) ?? decision) : decision;
  }
  const decision = likely(situation);
  return asksAboutProject(situation, decision) ?? beyondScope(situation, decision.intent) ?? decision;
}

/**
 * What somebody does to a topic of their team's own. Words that may be said to anybody only count where the bot is spoken to; a
 * choice among options that a checked topic has is answered from that.
 */
function actsOnTopic({ topicAct, isCalled, reading, openVotes }: Situation): BareIntent | undefined {
  if (topicAct === null || (topicAct.certain === 'called' && !isCalled)) return undefined;
  const { what } = topicAct;
  if (what.act === 'start' && !what.own && isCovered(what.names, reading.topic)) return undefined;
  // "withdraw" is said of a vote as well.
  if (what.act === 'withdraw-fact' && openVotes.length > 0 && !/\bf(?:act|\d)/i.test(reading.written))
    return undefined;
  return { kind: 'decide', step: 'topic', act: what };
}

function isCovered(names: readonly string[], topic: Topic): boolean {
  const { options } = namesInTopic(topic);
  return topic.ofTeam === undefined && names.every((name) => called(name, options) !== undefined);
}

/** "who is missing?" where a vote and a weighing are open: it may be about either. */
function isOfBoth({ act, openWeighing, reading }: Situation): boolean {
  return openWeighing && act?.act === 'vote-question' && readWeighingWords(reading.written) !== null;
}

/** What people say of the weighing that is open in their thread, whatever was said last. */
function actsOnWeighing(situation: Situation): BareIntent | undefined {
  const { openWeighing, act, reading } = situation;
  if (!openWeighing || (act !== null && act.act !== 'vote-question') || reading.threadAct !== null)
    return undefined;
  const weighing = stepOfOpen(situation);
  return weighing === undefined ? undefined : { kind: 'decide', step: 'weigh', weighing };
}

/** Whether it names nothing that's weighed. */
function isAside({ options, needs, aspects }: Situation['reading']): boolean {
  return options.length + needs.length + aspects.length === 0;
}

/** What a message does to its thread as a whole. A reset that goes on with a question is answered as that question. */
function actsOnThread({ reading, asks }: Situation, { undo }: Conversation): BareIntent | undefined {
  const { threadAct, written } = reading;
  if (threadAct === null)
    return isAside(reading) && talksOfStartingOver(written)
      ? { kind: 'smalltalk', tone: 'chatter' }
      : undefined;
  switch (threadAct.act) {
    case 'reset':
      if (threadAct.certain === 'unsure') return { kind: 'help', about: 'ask-reset' };
      return reading.options.length > 1 || (reading.options.length > 0 && asks)
        ? undefined
        : { kind: 'help', about: 'reset' };
    case 'undo-reset':
      return undo !== null || /reset/i.test(written) ? { kind: 'help', about: 'undo-reset' } : undefined;
    case 'forget-me':
      return { kind: 'help', about: 'forget-me' };
    default:
      return threadAct satisfies never;
  }
}

/** Whether the bot's last message is a question of the guided choice. */
function asksNow(conversation: Conversation): boolean {
  const { guide, frame } = conversation;
  return guide?.asked != null && frame?.last?.intent === 'recommend' && botSpokeLast(conversation);
}

/** What is said of a project without a need that anybody here knows begins the guided choice, which asks for them. */
function asksAboutProject(
  situation: Situation,
  { intent, confidence }: FrameDecision,
): FrameDecision | undefined {
  const { reading, hasContext } = situation;
  const hears = reading.needs.length + reading.options.length + reading.alternatives.length > 0;
  if (hasContext || hears || reading.homonym || reading.uncovered !== null) return undefined;
  // "we are building a weather dashboard" asks nothing about the weather.
  const isBeyond = reading.beyond.length > 0 && !buildsSomething(situation);
  const isDeclined = intent.kind === 'out_of_scope' && !openReasons.has(intent.because);
  const isKnown = isBeyond || isDeclined;
  const isUnlikely = confidence < likelyEnough || intent.kind === 'out_of_scope';
  const isTold = (describesProject(situation) && !isKnown) || (isUnlikely && isProject(situation));
  if (!isTold && !(confidence < hardlyMore && asksForWay(situation))) return undefined;
  return {
    intent: { kind: 'recommend', guide: { kind: 'begin' } },
    rule: projectTold,
    confidence: Math.max(confidence, toldSurely),
  };
}
/** The rule by which what's told of a project begins a guided choice that nobody asked for. */
export const projectTold = 'tells of a project';
const openReasons: ReadonlySet<OutOfScope> = new Set(['unknown', 'beyond']);
const toldSurely = 0.5;
/** Below this, nothing better is known of a message. */
const likelyEnough = 0.3;
/** Below this, a story that ends in asking for a pick isn't known to ask for anything else. */
const hardlyMore = 0.5;
/** From here on, what names a project and little else is within scope beyond doubt. */
const withinSurely = 0.85;

/** "a movie streaming site", "which one for a film archive": a project, and nothing else that's known here. */
function isProject(situation: Situation): boolean {
  const { reading, asks, has } = situation;
  if (reading.language !== 'en' || reading.products.length > 0 || reading.hasCode) return false;
  if (asks && !has('pick', 'which')) return false;
  if (!namesProjectKind(situation) && !describesProject(situation)) return false;
  const { scope, share } = scopeOf(situation);
  return scope === 'within' && share >= withinSurely;
}

/** "i need a website" orders none here: it says what's to be built. */
function needsProject({ reading, asks }: Situation): boolean {
  return !asks && needing.test(wordsAs(reading.words));
}
const needing =
  /^(?:(?:hi|hello|hey|ok|so|well) )*(?:i|we) (?:need|want|would like|are looking for|have to (?:build|make)|want to (?:build|make)|plan|are planning) (?:a|an|our|some|to (?:build|make) an?) (?:\w+ ){0,3}(?:website|site|web ?app|app|application|shop|store|portal|api|backend|service|dashboard|tool|platform|system)\b/;

function likely(situation: Situation): FrameDecision {
  const shares = intentProbabilities(situation);
  const first = likelyIntent(situation, shares);
  const { intent, share } = isWithinAfterAll(situation, first.intent)
    ? likelyIntent(situation, shares, (kind) => kind !== 'out_of_scope')
    : first;
  return { intent, rule: `most like ${intent.kind} (${percent(share)})`, confidence: share };
}

/**
 * Words that are out of scope elsewhere may be about what a team builds, or how an option behaves: "a recipe site with
 * logins", "how hard is debugging async code".
 */
function isWithinAfterAll(situation: Situation, intent: BareIntent): boolean {
  const { language, products, strange } = situation.reading;
  if (intent.kind !== 'out_of_scope' || !mayBeWithin.has(intent.because)) return false;
  if (language !== 'en') return false;
  const { scope, share } = scopeOf(situation);
  const isVague = products.length + strange > 0 && !hasSubstance(situation);
  return scope === 'within' && share >= (isVague ? beyondQuestion : surely);
}
const mayBeWithin: ReadonlySet<OutOfScope> = new Set(['beyond', 'code', 'unknown']);
const surely = 0.6;
/** The same for words that nobody knows. */
const beyondQuestion = 0.85;

/** What would get facts for an answer, and asks for something else: a fix, an installation, a price. */
function beyondScope(situation: Situation, intent: BareIntent): FrameDecision | undefined {
  const facts = statesFacts(intent);
  const isUnknown = intent.kind === 'out_of_scope' && intent.because === 'unknown';
  if (!facts && ((intent.kind === 'out_of_scope' && !isUnknown) || situation.hasContext)) return undefined;
  const { scope, share } = scopeOf(situation);
  // What would get a greeting or a list has to be beyond doubt.
  const leastSure = isUnknown ? ratherThanUnknown : beyondDoubt;
  if (scope === 'within' || (!facts && (scope !== 'hands-on' || share < leastSure))) return undefined;
  if (scope === 'hands-on' && (tellsOfProject(situation) || needsProject(situation))) return undefined;
  if (scope === 'hands-on' && (isAdvice(situation) || statesProject(situation))) return undefined;
  const rule = `out of scope: ${scope} (${percent(share)})`;
  return { intent: outsideIntent(scope, situation), rule, confidence: 1 };
}

const beyondDoubt = 0.95;
/** The same where nothing else was made of a message. */
const ratherThanUnknown = 0.7;

/** "deploy where", "how do i protect it with a password", in a thread: what there is for it is known, and no code is wanted. */
function isAdvice({ reading, hasContext, length }: Situation): boolean {
  const { aspects, words, hasCode, written } = reading;
  if (!hasContext || hasCode || aspects.length === 0 || length > longestAdvice) return false;
  return advising.test(wordsAs(words)) && !ordering.test(written);
}
const longestAdvice = 12;
const advising = /\b(?:how|where|what|which)\b/;
const ordering =
  /\b(?:write|fix|debug|implement|install|configure|code|error|traceback|exception|command|syntax|snippet|example)\b/i;

/** What states needs in a thread and asks for nothing is what's to be built. */
function statesProject({ reading, asks, hasContext }: Situation): boolean {
  return (
    hasContext && !asks && reading.needs.length > 0 && !reading.hasCode && !ordering.test(reading.written)
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
