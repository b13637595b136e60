import { plain, strong } from '../../answer/answer.ts';
import type { Composer } from '../parts/composer.ts';
import { emptyOutcome, type ReplyOutcome, type Task } from '../parts/task.ts';
import { formatList, inSentence } from '../parts/wording.ts';
import { datesInWords, isOfAllTopics } from '../topics/all-topics.ts';
import { otherTopicChoices, otherTopics } from '../topics/other-topics.ts';

/** What is covered: the rated options, what they are compared on, and which other products are known. */
export function replyList(task: Task<'list'>, composer: Composer): ReplyOutcome {
  if (isOfAllTopics(task)) return replyAllTopics(task, composer);
  const { topic } = composer.library;
  const options = topic.options.map(({ id }) => id);
  const others = otherTopics(task, topic);
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
      ...(others === '' ? [] : [[strong('Also covered: '), plain(others)]]),
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

/** Every topic alike, each in a line; what's in one is a press away. */
function replyAllTopics({ topics }: Task<'list'>, composer: Composer): ReplyOutcome {
  const claims = topics.flatMap((topic) => topic.claims);
  const { oldest, newest } = datesInWords(claims);
  composer.add({
    kind: 'headline',
    spans: [
      plain('I rate these, from '),
      strong(`${claims.length.toLocaleString('en')} checked claims`),
      plain(':'),
    ],
  });
  composer.add({
    kind: 'bullets',
    items: topics.map(({ title, options }) => [
      strong(`${title}: `),
      plain(formatList(options.map(({ name }) => name))),
    ]),
  });
  composer.add({
    kind: 'note',
    spans: [plain(`The oldest claim is of ${oldest}, the newest of ${newest}.`)],
  });
  composer.choices(topics.map(({ title }) => ({ label: title, says: `${title}: what do you cover?` })));
  return { ...emptyOutcome, isOfAllTopics: true, shownTo: 'asker' };
}
