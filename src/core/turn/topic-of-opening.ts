import { topicsInOrder } from '../../knowledge/queries.ts';
import type { Knowledge } from '../../knowledge/schema.ts';
import { topicShareOfEach } from '../understanding/topics/topic-odds.ts';
import { type TakenMessage, takeMessage } from './called-in.ts';
import type { Conversation } from './conversation.ts';
import { openingFeaturesOf, type TopicCandidate } from './opening-features.ts';
import { openingWeights } from './opening-weights.ts';
import type { Question } from './question.ts';
import { topicAnswer } from './topic-answer.ts';

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
  const least = leastOfLikeliest * Math.max(chosenShare, ...likely.map(({ share }) => share));
  return [
    {
      answer: topicAnswer(first, question, knowledge),
      share: chosenShare,
      isFirst: true,
      isLargest: topic === largest,
      isSideOfLargest: false,
    },
    ...likely
      .filter(({ share }) => share >= least)
      .map(({ topic: { id }, share, isSideOfLargest }) => ({
        answer: topicAnswer(takeMessage(before, { ...question, topic: id }, knowledge), question, knowledge),
        share,
        isFirst: false,
        isLargest: id === largest?.id,
        isSideOfLargest,
      })),
  ];
}

/** What's less likely by this than the likeliest is hardly ever what a message is about, whatever it has on it. */
const leastOfLikeliest = 0.2;

/** How likely the message is about each of them, in their order; adds up to 1. */
export function candidateShares(
  candidates: readonly TopicCandidate[],
  { meaning }: Question,
): readonly number[] {
  return topicShareOfEach(
    candidates.map(openingFeaturesOf),
    meaning == null ? openingWeights.byWords : openingWeights.byMeaning,
  );
}
