import { libraryOf } from '../../../knowledge/queries.ts';
import { plain, strong } from '../../answer/answer.ts';
import { pickStack, stackTopics } from '../../ranking/stack-picks.ts';
import type { Guide } from '../../turn/conversation.ts';
import { candidatesOf } from '../../turn/guided-choice.ts';
import type { GuideStep } from '../../turn/intent.ts';
import { mostStackQuestions } from '../../turn/stack-choice.ts';
import { putQuestion, replyGuidedChoice } from '../intents/guided-choice.ts';
import type { Composer } from '../parts/composer.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { formatList, inSentence } from '../parts/wording.ts';

/** A question of the choice of a whole stack: where a part begins, with what's ahead in the one before. */
export function replyStackStep(
  task: Task<'recommend'>,
  composer: Composer,
  guide: Guide,
  step: GuideStep,
): ReplyOutcome {
  const { topics, frame, framed } = task;
  const isNew = guide.answers.length > 0 && !guide.answers.some(({ topic }) => topic === guide.topic);
  if (step.kind !== 'begin' && (step.kind === 'why' || step.kind === 'back' || !isNew))
    return replyGuidedChoice(composer, frame, guide, step);
  const parts = stackTopics(topics);
  const nameOf = (topic: string): string => parts.find(({ id }) => id === topic)?.stack?.name ?? topic;
  if (step.kind === 'begin') {
    const names = parts.map(({ id }) => inSentence(nameOf(id)));
    composer.add({
      kind: 'headline',
      spans: [
        strong(`${sentence(formatList(names))}, one after another.`),
        plain(` At most ${mostStackQuestions} short questions, or just tell me what you need.`),
      ],
    });
  } else {
    const before = pickStack(topics, [frame, ...framed.earlier]).filter(
      ({ topic }) => guide.answers.at(-1)?.topic === topic,
    );
    const [last] = before;
    const topic = topics.find(({ id }) => id === last?.topic);
    composer.add({
      kind: 'headline',
      spans: [
        ...(last === undefined || topic === undefined
          ? []
          : [plain(`${nameOf(topic.id)}: `), strong(libraryOf(topic).nameOf(last.id)), plain(' so far. ')]),
        plain(`Now the ${inSentence(nameOf(guide.topic))}.`),
      ],
    });
  }
  putQuestion(composer, guide, false);
  return {
    options: candidatesOf(composer.library, frame, guide),
    main: null,
    ranking: null,
    declined: false,
  };
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
