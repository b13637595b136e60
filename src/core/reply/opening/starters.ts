import { mostButtons } from '../../answer/answer.ts';
import type { Composer } from '../parts/composer.ts';
import { emptyOutcome, type ReplyOutcome, type Task } from '../parts/task.ts';
import { otherTopicChoices } from '../topics/other-topics.ts';

/** Choices to start from: a comparison, a guided choice, what is covered, other topics. */
export function offerStarters(task: Pick<Task, 'topics'>, composer: Composer): ReplyOutcome {
  const [a, b, c = b] = composer.library.topic.options;
  if (a === undefined || c === undefined) return emptyOutcome;
  const offered = composer.blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []));
  const starters = [
    { label: `${a.name} or ${c.name}?`, says: `${a.name} or ${c.name}?` },
    { label: 'Help us choose', says: 'help us choose' },
    { label: 'What do you cover?', says: 'what do you cover?' },
    ...otherTopicChoices(task, composer.library.topic),
  ];
  composer.choices(starters.slice(0, mostButtons - offered.length));
  return emptyOutcome;
}
