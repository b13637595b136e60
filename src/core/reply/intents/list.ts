import { plain, strong } from '../../answer/answer.ts';
import type { Composer } from '../parts/composer.ts';
import { otherTopicChoices } from '../parts/other-topics.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { formatList, inSentence } from '../parts/wording.ts';

/** What is covered: the rated options, what they are compared on, and which other products are known. */
export function replyList(task: Task<'list'>, composer: Composer): ReplyOutcome {
  const { topic } = composer.library;
  const options = topic.options.map(({ id }) => id);
  const newest = topic.claims.reduce((latest, { asOf }) => (asOf > latest ? asOf : latest), '');
  composer.add({
    kind: 'headline',
    spans: [
      plain(`${topic.title}: I rate `),
      strong(formatList(topic.options.map(({ name }) => name))),
      plain('.'),
    ],
  });
  composer.add({
    kind: 'bullets',
    items: [
      [
        strong('Compared on: '),
        plain(
          formatList(
            topic.aspects
              .filter(({ leaning }) => leaning === undefined)
              .map(({ title }) => inSentence(title)),
          ),
        ),
      ],
      ...(topic.alternatives.length > 0
        ? [
            [
              strong('Not rated, but I have a few facts on: '),
              plain(formatList(topic.alternatives.map(({ name }) => name))),
            ],
          ]
        : []),
      ...task.topics
        .filter(({ id }) => id !== topic.id)
        .map((other) => [
          strong(`${other.title}: `),
          plain(`I rate ${formatList(other.options.map(({ name }) => name))}`),
        ]),
      [
        strong('Data: '),
        plain(
          `${topic.claims.length} checked claims, ${topic.criteria.length} criteria, newest evidence ${newest}`,
        ),
      ],
    ],
  });
  const [a, b] = topic.options;
  composer.choices([
    ...(a !== undefined && b !== undefined
      ? [{ label: `Compare ${a.name} and ${b.name}`, says: `compare ${a.name} and ${b.name}` }]
      : []),
    ...otherTopicChoices(task, topic),
    { label: 'How to choose', says: 'how do we choose?' },
    { label: 'What can I ask?', says: 'help' },
  ]);
  return { options, main: null, ranking: null, declined: false, shownTo: 'asker' };
}
