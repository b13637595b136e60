import type { Topic } from '../../../knowledge/schema.ts';
import { plain } from '../../answer/answer.ts';
import type { Composer } from '../parts/composer.ts';
import { emptyOutcome, type ReplyOutcome } from '../parts/task.ts';
import { formatList } from '../parts/wording.ts';
import { askedOf } from '../topics/other-topics.ts';

const mostTopics = 4;

/** Asks which of several topics a message is about; each button asks it again, of one topic. */
export function replyWhichTopic(topics: readonly Topic[], written: string, composer: Composer): ReplyOutcome {
  const offered = topics.slice(0, mostTopics);
  const titles = offered.map(({ title }) => title);
  composer.add({
    kind: 'headline',
    spans: [plain(`That fits more than one of my topics: ${formatList(titles, 'or')}?`)],
  });
  composer.choices(offered.map((topic) => askedOf(topic, written)));
  return { ...emptyOutcome, declined: true };
}
