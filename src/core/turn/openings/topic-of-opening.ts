import { topicsInOrder } from '../../../knowledge/queries.ts';
import type { Knowledge } from '../../../knowledge/schema.ts';
import { asksForPick } from '../../understanding/topics/topic-features.ts';
import { type LikelyTopic, topicShareOfEach } from '../../understanding/topics/topic-odds.ts';
import { type TakenMessage, takeMessage } from '../called-in.ts';
import type { Conversation } from '../conversation.ts';
import type { Question } from '../question.ts';
import { openingFeaturesOf, type TopicCandidate } from './opening-features.ts';
import { openingTopicWeights } from './opening-weights.ts';
import { answerInTopic, namesOwn } from './topic-answer.ts';

/** The topics that a message which opens a thread may be about, with what each has on it; that it was first read in is first. */
export function topicCandidates(
  first: TakenMessage,
  before: Conversation,
  question: Question,
  knowledge: Knowledge,
): readonly TopicCandidate[] {
  const { topic, likely } = first.understood.reading;
  const [largest] = topicsInOrder(knowledge);
  const [{ chosenShare } = { chosenShare: 1 }] = likely;
  const isMeant = question.meaning != null;
  const isNamed = namesOwn(first.understood.reading);
  const least = leastOfLikeliest * Math.max(chosenShare, ...likely.map(({ share }) => share));
  const others = likely
    .filter((one) => one.share >= least && !isBeside(first, one) && (isMeant || !isNamed || mayLead(one)))
    .map(({ topic: { id }, share, isSideOfLargest }) => ({
      answer: answerInTopic(takeMessage(before, { ...question, topic: id }, knowledge), question, knowledge),
      share,
      isFirst: false,
      isLargest: id === largest?.id,
      isSideOfLargest,
    }));
  const own = {
    answer: answerInTopic(first, question, knowledge),
    share: chosenShare,
    isFirst: true,
    isLargest: topic === largest,
    isSideOfLargest: false,
  };
  // By words alone, where the first is named, another has to have the answer.
  const rivals = others.filter((one) => isMeant || !isNamed || isSure(one));
  return isMeant ? answering(own, rivals) : [own, ...rivals];
}

/**
 * Where the first topic was searched in vain, those that surely have the answer, to what names something of them. What's an act
 * in another topic, such as a decision, was a question in the first.
 */
function answering(first: TopicCandidate, others: readonly TopicCandidate[]): readonly TopicCandidate[] {
  const isInVain = first.answer.found !== null && !isSure(first);
  const named = others.filter((one) => isSure(one) && namesOwn(one.answer.taken.understood.reading));
  return isInVain && named.length > 0
    ? named
    : [first, ...others.filter((one) => isSure(one) || !isAct(one))];
}

function isAct({ answer: { taken } }: TopicCandidate): boolean {
  const { intent } = taken.understood;
  return intent.kind === 'decide' && intent.step !== 'verdict' && intent.step !== 'switch';
}

function isSure({ answer: { found } }: TopicCandidate): boolean {
  return found?.kind === 'sure';
}

/** Whether a topic is only what another one needs: "a graphql api for two, which one?" */
function isBeside({ understood: { reading } }: TakenMessage, { isSideOfLargest }: LikelyTopic): boolean {
  return isSideOfLargest && reading.needs.length > 0 && asksForPick(reading.words);
}

/** "django on databases" isn't about databases, as far as its words tell. */
function mayLead({ share, namesOption }: LikelyTopic): boolean {
  return namesOption || share >= leadingShare;
}
const leadingShare = 0.85;

/** What's less likely by this than the likeliest is hardly ever what a message is about, whatever it has on it. */
const leastOfLikeliest = 0.2;

/** How likely the message is about each of them, in their order; adds up to 1. */
export function candidateShares(
  candidates: readonly TopicCandidate[],
  { meaning }: Question,
): readonly number[] {
  return topicShareOfEach(
    candidates.map(openingFeaturesOf),
    meaning == null ? openingTopicWeights.byWords : openingTopicWeights.byMeaning,
  );
}
