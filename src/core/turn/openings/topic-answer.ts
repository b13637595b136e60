import type { Knowledge, TopicQuestion } from '../../../knowledge/schema.ts';
import { type FoundAnswer, findAnswer } from '../../meaning/find-answer.ts';
import { meaningsIn } from '../../meaning/meanings-in.ts';
import type { Reading } from '../../understanding/match/reading.ts';
import type { Understanding } from '../../understanding/understand.ts';
import type { TakenMessage } from '../called-in.ts';
import type { Conversation } from '../conversation.ts';
import type { Question } from '../question.ts';

/** What a topic has on a message. */
export type TopicAnswer = {
  readonly taken: TakenMessage;
  /** What was found for it; null if it's answered as it was read, or not at all. */
  readonly found: FoundAnswer | null;
  /** The form of the question that comes nearest; null if there's none. */
  readonly form: TopicQuestion['form'] | null;
  /** Whether it's answered by that, or as it was read. */
  readonly isAnswered: boolean;
};

export function answerInTopic(taken: TakenMessage, question: Question, knowledge: Knowledge): TopicAnswer {
  const { understood, conversation } = taken;
  const { topic } = understood.reading;
  const { meaning: vector, meaningsInThread: inThread } = question;
  const meanings = meaningsIn(knowledge, question, topic.id);
  const found = findAnswer({ understood, conversation, vector, inThread, meanings });
  const [best] = found?.candidates ?? [];
  const form = topic.questions.find(({ id }) => id === best?.question)?.form ?? null;
  const isAnswered =
    found === null ? isReadWell(understood, conversation) : found.kind === 'sure' && form !== 'no-data';
  return { taken: { ...taken, found }, found, form, isAnswered };
}

/** Whether a message names any of the options or alternatives of the topic that it's read in. */
export function namesOwn({ options, excluded, alternatives }: Reading): boolean {
  return options.length + excluded.length + alternatives.length > 0;
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
