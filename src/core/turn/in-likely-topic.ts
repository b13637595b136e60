import { libraryOf, topicsInOrder } from '../../knowledge/queries.ts';
import type { Knowledge, Topic } from '../../knowledge/schema.ts';
import { type FoundAnswer, findAnswer } from '../meaning/find-answer.ts';
import { meaningsIn } from '../meaning/meanings-in.ts';
import { setsNameRight } from '../understanding/cues/setting-right.ts';
import { contentWords } from '../understanding/decide/content-words.ts';
import { projectTold } from '../understanding/decide/decide-intent.ts';
import type { Reading } from '../understanding/match/reading.ts';
import { asksForPick, isAsking } from '../understanding/topics/topic-features.ts';
import { type LikelyTopic, meansAllOptions } from '../understanding/topics/topic-odds.ts';
import type { Understanding } from '../understanding/understand.ts';
import { type TakenMessage, takeMessage } from './called-in.ts';
import type { Conversation } from './conversation.ts';
import type { Intent } from './intent.ts';
import type { Question } from './question.ts';

/**
 * How a message is taken: in the topic that its words or its thread say, and in the likeliest other one where the first has
 * nothing on it, or less than one that's named.
 */
export function takeInLikelyTopic(
  before: Conversation,
  question: Question,
  knowledge: Knowledge,
): TakenMessage {
  const { frame } = before;
  if (frame !== null && question.topic === undefined && setsNameRight(question.words))
    return takeMessage(before, { ...question, topic: frame.topic }, knowledge);
  const taken = takeMessage(before, question, knowledge);
  const { understood, earlier } = taken;
  if (knowledge.topics.length === 1 || understood.silence !== null || earlier.kind !== 'unused') return taken;
  if (question.given !== undefined || asksNoFacts(understood)) return taken;
  const { reading } = understood;
  const first = topicAnswer(taken, question, knowledge);
  const opens = before.frame === null;
  const isMeant = question.meaning !== undefined && question.meaning !== null;
  const here = { ...taken, found: first.found };
  if (first.isAnswered && !opens) return here;
  for (const likely of reading.likely) {
    const most = likely.share * mostOdds;
    if (first.isAnswered && most < likely.chosenShare * oddsOfFirst(first)) continue;
    const there = takeMessage(before, { ...question, topic: likely.topic.id }, knowledge);
    const other = topicAnswer(there, question, knowledge);
    const isRather = opens && (isMoreLikely(other, likely, first) || (isMeant && isLed(likely, first)));
    const mayBe = !first.isAnswered && likely.share >= leastInstead;
    if (isRather || (mayBe && isInstead(other, likely, first))) return { ...there, found: other.found };
  }
  const either = opens && isMeant ? reading.likely.find((likely) => isEither(likely, first)) : undefined;
  if (either === undefined) return here;
  return { ...here, understood: { ...understood, reading: { ...reading, rivals: [either.topic] } } };
}

/**
 * Whether what a message means leads it to another topic, where it names nothing and the first topic has no answer but a pick by
 * the needs that it hears. The more of them, the surer it has to be; what's told, and asks nothing, tells of a project.
 */
function isLed(
  { share, chosenShare, namesOption }: LikelyTopic,
  { understood, found }: TopicAnswer,
): boolean {
  const { reading, situation } = understood;
  if (found?.kind === 'sure' || namesOption || namesOwn(reading) || meansAllOptions(reading.words))
    return false;
  const asks = situation.asks || isAsking(reading.words);
  const least = (asks ? leastAsked : leastTold)[reading.needs.length];
  return least !== undefined && share >= least && share > chosenShare;
}
/** By how many needs the first topic hears. */
const leastAsked: readonly number[] = [0.5, 0.65, 0.75, 0.85];
const leastTold: readonly number[] = [0.5, 0.85];

/**
 * Whether a message that opens a thread, names nothing and asks for a pick fits another topic as well: then it's asked which is
 * meant. Several needs that the first one knows say enough.
 */
function isEither({ share, chosenShare, isNamed }: LikelyTopic, { understood, found }: TopicAnswer): boolean {
  const { reading, situation, intent } = understood;
  if (found?.kind === 'sure' || isNamed || namesOwn(reading) || meansAllOptions(reading.words)) return false;
  if (!situation.asks || reading.needs.length > 1 || !picking.has(intent.kind)) return false;
  return share >= leastEither && share + chosenShare >= bothOrNone && share > chosenShare * nearly;
}
const picking: ReadonlySet<Intent['kind']> = new Set(['recommend', 'criteria', 'compare']);
const leastEither = 0.3;
/** So likely it has to be that a message is about one of the two. */
const bothOrNone = 0.7;
const nearly = 0.7;

/** What a topic has on a message. */
type TopicAnswer = {
  readonly understood: Understanding;
  /** What was found for it; null if that wasn't looked for. */
  readonly found: FoundAnswer | null;
  /** Whether it's answered by that, or as it was read. */
  readonly isAnswered: boolean;
  /** Whether it was found by what it means, or by words that leave no doubt. */
  readonly isReliable: boolean;
  /** Whether it's the topic that a message is read in if nothing in it leads elsewhere. */
  readonly isLargest: boolean;
};

/**
 * Whether a message that opens a thread is rather one for another topic, by how likely it is about each, and how likely what
 * each has answers it (Bayes' rule, in odds). What tells of a project, or names an option of the first, rarely is.
 */
function isMoreLikely(other: TopicAnswer, likely: LikelyTopic, first: TopicAnswer): boolean {
  const { found, isAnswered, isReliable, understood } = other;
  if (!isAnswered || found === null) return false;
  if (!likely.isNamed && (!isReliable || isGeneral(understood.intent))) return false;
  const { reading, situation } = first.understood;
  const asks = situation.asks || (reading.words.length > mostBare && isAsking(reading.words));
  const isTold = reading.needs.length > 0 && !asks;
  if (isTold && contentWords(reading, { from: 0, to: reading.words.length }).length < fewestTold)
    return false;
  // "fastapi, 400 calls at once. celery bad fit?" asks about what it names of the other topic.
  const isPick = first.found === null && first.understood.intent.kind === 'recommend';
  if (isTold || (namesOwn(reading) && !(isPick && likely.namesOption)))
    return (
      likely.share >= leadingShare &&
      (found.evenOfUnknown ? likely.namesOption || isTold : likely.share >= nearlySure)
    );
  const picks = first.found === null || first.understood.intent.kind === 'recommend';
  const isNeeded = reading.needs.length > 0 && picks;
  if (first.isAnswered && (!likely.isNamed || isNeeded) && asksForPick(reading.words)) return false;
  const here = first.isAnswered ? likely.chosenShare * oddsOfFirst(first) : oddsLeftOpen(first, likely);
  return likely.share * oddsOf(found) > here * (likely.isNamed ? 1 : marginUnnamed);
}

/** What leads by this is rather a question of that topic than a need in the first. */
const leadingShare = 0.85;
const nearlySure = 0.95;
/** A bare need says no more than that: "we need graphql", "gentle learning curve please". */
const fewestTold = 2;
const mostBare = 5;

/** What another topic needs where the first has no answer; more if it's one that the message's words lead to. */
function oddsLeftOpen({ understood, isLargest }: TopicAnswer, { chosenShare }: LikelyTopic): number {
  const isByWords = !isLargest && !namesOwn(understood.reading);
  return isByWords ? Math.max(leastForUnanswered, chosenShare * oddsAsRead) : leastForUnanswered;
}

function oddsOf({ candidates: [best], matches }: FoundAnswer): number {
  const probability = matches ?? best?.probability ?? 0;
  return probability >= 1 ? mostOdds : Math.min(mostOdds, probability / (1 - probability));
}

/** The odds that the first topic's answer is one. The more needs a message states, the likelier it asks for a pick by them. */
function oddsOfFirst({ found, understood: { reading } }: TopicAnswer): number {
  if (found !== null) return oddsOf(found);
  const needs = reading.needs.length + reading.askedNeeds.length;
  return needs === 0 ? oddsAsRead : (oddsByNeeds[needs - 1] ?? mostOdds);
}

const mostOdds = 10;
const oddsAsRead = 2;
const oddsByNeeds = [0.3, 0.6, 1, 2, 4];
/** So much has to speak for a topic where the first has no answer. */
const leastForUnanswered = 0.8;
/** A topic that isn't named has to be likelier by this. */
const marginUnnamed = 1.5;

/**
 * Whether a topic takes over what the first leaves open. One whose options are named does, unless options of the first are named,
 * too: then it has to answer. What names neither has to be like what people ask there.
 */
function isInstead(
  { understood, found, isAnswered, isReliable }: TopicAnswer,
  { share, isNamed, namesOption }: LikelyTopic,
  { understood: { intent, reading, situation } }: TopicAnswer,
): boolean {
  const isOwn = namesOwn(reading);
  // A thread stays where it is, unless another topic surely has the answer to a question.
  if (situation.hasContext && (found?.kind !== 'sure' || !situation.asks)) return false;
  if (!isAnswered) return namesOption && !isOwn && mayTakeOver(understood);
  if (isNamed && !isOwn) return true;
  if (namesOption) return isReliable;
  // Needs that only the other topic hears, in what's surely about it: "urgent ones wait behind big imports".
  if (share >= leastHeard && !isOwn && found === null && understood.intent.kind === 'recommend') return true;
  if (found === null || !isReliable || isGeneral(intent)) return false;
  if (isOwn && intent.kind !== 'out_of_scope') return false;
  // What's asked for nearly word for word is meant, however little of a question it is.
  if (found.evenOfUnknown) return true;
  return understood.situation.asks && share >= likelyEnough;
}

/** What asks about an option by its name is told there that nothing answers it. */
function mayTakeOver({ missed, situation }: Understanding): boolean {
  return missed === null && situation.asks;
}

/** "which one should we take?": whatever the topic. */
function isGeneral({ kind, options, aspects }: Intent): boolean {
  return (
    (kind === 'recommend' || kind === 'compare' || kind === 'criteria') &&
    options.length + aspects.length === 0
  );
}

/** From here on, a topic that hears needs takes over what the first one has nothing on. */
const leastHeard = 0.3;
/** What's less likely about a topic isn't taken over by it. */
const leastInstead = 0.2;
/** From here on, what names nothing of a topic is taken for a question about it, if that surely has the answer. */
const likelyEnough = 0.5;

function namesOwn({ options, excluded, alternatives }: Reading): boolean {
  return options.length + excluded.length + alternatives.length > 0;
}

/** Whether a message asks for no facts of any topic, or is told so whatever the topic. */
function asksNoFacts({ intent, rules }: Understanding): boolean {
  switch (intent.kind) {
    case 'list':
    case 'source':
    case 'help':
    case 'smalltalk':
      return true;
    case 'decide':
      return intent.step !== 'verdict' && intent.step !== 'switch';
    case 'recommend':
      return intent.guide !== undefined && !rules.includes(projectTold);
    case 'out_of_scope':
      return ['wording', 'orders', 'noise'].includes(intent.because);
    case 'compare':
    case 'explain':
    case 'criteria':
    case 'follow_up':
      return false;
    default:
      return intent satisfies never;
  }
}

function topicAnswer(
  { understood, conversation }: TakenMessage,
  question: Question,
  knowledge: Knowledge,
): TopicAnswer {
  const { topic } = understood.reading;
  const { meaning: vector, meaningsInThread: inThread } = question;
  const meanings = meaningsIn(knowledge, question, topic.id);
  const found = findAnswer({ understood, conversation, vector, inThread, meanings });
  const isAnswered = found === null ? isReadWell(understood, conversation) : isFound(found, topic);
  const hasMeaning = vector !== undefined && vector !== null && meanings !== null;
  const isReliable = hasMeaning || found?.evenOfUnknown === true;
  const isLargest = topicsInOrder(knowledge)[0] === topic;
  return { understood, found, isAnswered, isReliable, isLargest };
}

function isFound({ kind, candidates: [best] }: FoundAnswer, topic: Topic): boolean {
  return kind === 'sure' && libraryOf(topic).question(best?.question)?.form !== 'no-data';
}

/** Whether what a message was read as says something, without anything found for it. */
function isReadWell({ intent, reading, missed }: Understanding, { frame }: Conversation): boolean {
  if (missed !== null) return false;
  switch (intent.kind) {
    case 'explain':
    case 'compare':
    case 'criteria':
      return intent.options.length + intent.aspects.length + reading.needs.length > 0;
    case 'recommend':
      return reading.needs.length > 0 || (frame !== null && frame.needs.length > 0);
    case 'out_of_scope':
      return intent.because === 'alternative';
    case 'decide':
      return intent.options.length > 0 || frame !== null;
    case 'follow_up':
      return frame !== null;
    case 'list':
    case 'source':
    case 'help':
    case 'smalltalk':
      return true;
    default:
      return intent satisfies never;
  }
}
