import { plain } from '../../answer/answer.ts';
import type { Composer } from '../parts/composer.ts';
import { otherTopics } from '../parts/other-topics.ts';
import { offerStarters } from '../parts/starters.ts';
import { emptyOutcome, type ReplyOutcome, type Task } from '../parts/task.ts';
import { formatList } from '../parts/wording.ts';

export function replySmalltalk(task: Task<'smalltalk'>, composer: Composer): ReplyOutcome {
  const { intent, topics } = task;
  const { topic } = composer.library;
  const others = otherTopics(task, topic);
  const names = formatList(
    topic.options.map(({ name }) => name),
    'or',
  );
  const says = {
    greeting: `Hello. What are you choosing: ${names}?${others === '' ? '' : ` I also cover ${others}.`}`,
    thanks: 'Glad it helped. Ask on, or start over, whenever you like.',
    praise: 'Good. Anything else to weigh?',
    self: `I am a program, no language model: I look things up in checked data about ${formatList(topics.map(({ title }) => title))}.`,
    chatter: 'I am here when you want to weigh something.',
  } as const;
  composer.add({ kind: 'headline', spans: [plain(says[intent.tone])] });
  const outcome =
    intent.tone === 'greeting' || intent.tone === 'self' ? offerStarters(task, composer) : emptyOutcome;
  // What the bot is may interest everyone.
  return intent.tone === 'self' ? outcome : { ...outcome, shownTo: 'asker' };
}

/** A fragment with nothing before it: asks one precise question instead of guessing. */
export function replyFollowUp(task: Task<'follow_up'>, composer: Composer): ReplyOutcome {
  composer.add({
    kind: 'headline',
    spans: [
      plain(
        `That seems to follow on something, and I have nothing before it here. Which ${composer.library.topic.noun.one}, or what about them?`,
      ),
    ],
  });
  return { ...offerStarters(task, composer), declined: true };
}
