import type { Knowledge, Topic } from '../../knowledge/schema.ts';
import { type FoundAnswer, findAnswer } from '../meaning/find-answer.ts';
import { meaningsIn } from '../meaning/meanings-in.ts';
import type { Reading } from '../understanding/match/reading.ts';
import type { LikelyTopic } from '../understanding/topics/topic-odds.ts';
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
  const taken = takeMessage(before, question, knowledge);
  const { understood, earlier } = taken;
  if (knowledge.topics.length === 1 || understood.silence !== null || earlier.kind !== 'unused') return taken;
  if (question.given !== undefined || asksNoFacts(understood.intent)) return taken;
  const { reading } = understood;
  const first = topicAnswer(taken, question, knowledge);
  // What stated needs lead to stays; so does what asks for one, unless it's surely a question of another topic.
  const mayGiveWay = before.frame === null && !namesOwn(reading) && reading.needs.length === 0;
  const isByNeeds = first.found === null && reading.askedNeeds.length > 0;
  if (first.isAnswered && !mayGiveWay) return taken;
  for (const likely of reading.likely) {
    if (
      first.isAnswered &&
      !(isByNeeds ? likely.share >= leadingShare : likely.namesOption || likely.isClose)
    )
      continue;
    const there = takeMessage(before, { ...question, topic: likely.topic.id }, knowledge);
    const other = topicAnswer(there, question, knowledge);
    const isTaken = first.isAnswered
      ? isSurer(other, first) && (!isByNeeds || other.found?.evenOfUnknown === true)
      : isInstead(other, likely, first);
    if (isTaken) return there;
  }
  return taken;
}

/** What a topic has on a message. */
type TopicAnswer = {
  readonly understood: Understanding;
  /** What was found for it; null if that wasn't looked for. */
  readonly found: FoundAnswer | null;
  /** Whether it's answered by that, or as it was read. */
  readonly isAnswered: boolean;
  /** Whether it was found by what it means, or by words that leave no doubt. */
  readonly isReliable: boolean;
};

/** Whether a topic that's named has an answer, and the first something that only comes near. */
function isSurer({ found, isAnswered }: TopicAnswer, first: TopicAnswer): boolean {
  return isAnswered && found !== null && sureness(found) > sureness(first.found);
}

function sureness(found: FoundAnswer | null): number {
  return found?.candidates[0]?.probability ?? 0;
}

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

/** From here on, what names nothing of a topic is taken for a question about it, if that surely has the answer. */
const likelyEnough = 0.5;
/** What leads by this is rather a question of that topic than a need in the first. */
const leadingShare = 0.85;

function namesOwn({ options, excluded, alternatives }: Reading): boolean {
  return options.length + excluded.length + alternatives.length > 0;
}

/** Whether a message asks for no facts of any topic, or is told so whatever the topic. */
function asksNoFacts(intent: Intent): boolean {
  switch (intent.kind) {
    case 'list':
    case 'source':
    case 'help':
    case 'smalltalk':
      return true;
    case 'decide':
      return intent.step !== 'verdict' && intent.step !== 'switch';
    case 'recommend':
      return intent.guide !== undefined;
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
  const { meaning: vector } = question;
  const meanings = meaningsIn(knowledge, question, topic.id);
  const found = findAnswer({ understood, conversation, vector, meanings });
  const isAnswered = found === null ? isReadWell(understood, conversation) : isFound(found, topic);
  const hasMeaning = vector !== undefined && vector !== null && meanings !== null;
  return { understood, found, isAnswered, isReliable: hasMeaning || found?.evenOfUnknown === true };
}

function isFound({ kind, candidates: [best] }: FoundAnswer, { questions }: Topic): boolean {
  return kind === 'sure' && !questions.some(({ id, form }) => id === best?.question && form === 'no-data');
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
