import type { Knowledge } from '../../knowledge/schema.ts';
import { setsNameRight } from '../understanding/cues/setting-right.ts';
import { contentWords } from '../understanding/decide/content-words.ts';
import { projectTold } from '../understanding/decide/decide-intent.ts';
import { meansAllOptions } from '../understanding/topics/topic-odds.ts';
import type { Understanding } from '../understanding/understand.ts';
import { type TakenMessage, takeMessage } from './called-in.ts';
import type { Conversation } from './conversation.ts';
import type { Intent } from './intent.ts';
import type { TopicCandidate } from './openings/opening-features.ts';
import { answerInTopic, namesOwn, type TopicAnswer } from './openings/topic-answer.ts';
import { candidateShares, topicCandidates } from './openings/topic-of-opening.ts';
import type { Question } from './question.ts';

/**
 * How a message is taken. One that opens a thread is taken in the topic that it's likeliest about, by what it says, what it means
 * and what each topic has on it; one within a thread in that of the thread, unless another that it names surely has the answer.
 */
export function takeInLikelyTopic(
  before: Conversation,
  question: Question,
  knowledge: Knowledge,
): TakenMessage {
  const taken = takeFirst(before, question, knowledge);
  if (!mayLeadElsewhere(taken, question, knowledge)) return taken;
  return before.frame === null
    ? takeOpening(taken, before, question, knowledge)
    : takeInThread(taken, before, question, knowledge);
}

/** How a message is taken in the topic that its words or its thread say. */
export function takeFirst(before: Conversation, question: Question, knowledge: Knowledge): TakenMessage {
  const { frame } = before;
  const staysFor = frame !== null && question.topic === undefined && setsNameRight(question.words);
  return takeMessage(before, staysFor ? { ...question, topic: frame.topic } : question, knowledge);
}

/** Whether a message asks for facts, and its form doesn't settle of which topic. */
export function mayLeadElsewhere(
  { understood, earlier }: TakenMessage,
  { given }: Question,
  { topics }: Knowledge,
): boolean {
  if (topics.length === 1 || understood.silence !== null || earlier.kind !== 'unused') return false;
  return given === undefined && !asksNoFacts(understood) && understood.reading.likely.length > 0;
}

function takeOpening(
  first: TakenMessage,
  before: Conversation,
  question: Question,
  knowledge: Knowledge,
): TakenMessage {
  if (tellsOnlyNeeds(first.understood)) return first;
  const candidates = topicCandidates(first, before, question, knowledge);
  const shares = candidateShares(candidates, question);
  const [best, second] = candidates
    .map((candidate, at) => ({ candidate, share: shares[at] ?? 0 }))
    .sort((a, b) => b.share - a.share);
  if (best === undefined) return first;
  const { taken } = best.candidate.answer;
  const isMeant = question.meaning !== undefined && question.meaning !== null;
  if (second === undefined || !isMeant || second.share < best.share * nearlyAsLikely) return taken;
  if (!isEither(best.candidate) || !isEither(second.candidate)) return taken;
  const { understood } = taken;
  const rivals = [second.candidate.answer.taken.understood.reading.topic];
  return { ...taken, understood: { ...understood, reading: { ...understood.reading, rivals } } };
}
const nearlyAsLikely = 0.7;

/** Whether a message tells of nothing but what its topic knows as needs: "we need graphql", "rest api for a mobile app, 3 devs". */
function tellsOnlyNeeds({ reading, situation }: Understanding): boolean {
  if (situation.asks || reading.needs.length === 0 || reading.nouns.length > 0) return false;
  return contentWords(reading, { from: 0, to: reading.words.length }).length === 0;
}

/**
 * Whether a topic leaves open whether a message is about it: it names nothing, asks for a pick, and has no answer. Several needs
 * that it knows say enough.
 */
function isEither({ answer: { found, taken } }: TopicCandidate): boolean {
  const { reading, situation, intent } = taken.understood;
  if (found?.kind === 'sure' || namesOwn(reading) || reading.nouns.length > 0) return false;
  if (meansAllOptions(reading.words) || !situation.asks || reading.needs.length > 1) return false;
  return picking.has(intent.kind);
}
const picking: ReadonlySet<Intent['kind']> = new Set(['recommend', 'criteria', 'compare']);

function takeInThread(
  taken: TakenMessage,
  before: Conversation,
  question: Question,
  knowledge: Knowledge,
): TakenMessage {
  const first = answerInTopic(taken, question, knowledge);
  if (first.isAnswered && (first.found?.evenOfUnknown === true || namesOwn(taken.understood.reading)))
    return first.taken;
  for (const likely of taken.understood.reading.likely) {
    const there = takeMessage(before, { ...question, topic: likely.topic.id }, knowledge);
    const other = answerInTopic(there, question, knowledge);
    if (likely.namesOption && isInstead(other, first)) return other.taken;
  }
  return first.taken;
}

/**
 * Whether a topic whose option is named takes over from the thread's: one that has the answer beyond doubt, or surely where the
 * thread's leaves a question open.
 */
function isInstead({ taken, found, isAnswered }: TopicAnswer, first: TopicAnswer): boolean {
  if (found?.kind !== 'sure') return false;
  // "and redis?" asks the same of it.
  const { words } = taken.understood.reading;
  if (contentWords(taken.understood.reading, { from: 0, to: words.length }).length === 0) return false;
  if (first.isAnswered || !first.taken.understood.situation.asks) return isAnswered && found.evenOfUnknown;
  const isOwn = namesOwn(first.taken.understood.reading);
  return isAnswered ? !isOwn || found.evenOfUnknown : !isOwn && taken.understood.missed === null;
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
