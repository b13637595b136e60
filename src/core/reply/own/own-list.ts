import { plain, type Spans, strong } from '../../answer/answer.ts';
import type { Composer } from '../parts/composer.ts';
import { emptyOutcome, type ReplyOutcome, type Task } from '../parts/task.ts';
import { formatList, inSentence } from '../parts/wording.ts';
import { titlesOf } from '../topics/all-topics.ts';
import { ratersWords, ratingChoices, weightWords } from './own-words.ts';

/** What there is in a topic of a team's own, and what's covered besides. */
export function replyOwnList({ topics }: Pick<Task, 'topics'>, composer: Composer): ReplyOutcome {
  const { topic } = composer.library;
  const checked = topics.filter(({ ofTeam }) => ofTeam === undefined);
  composer.add({
    kind: 'headline',
    spans: [
      plain('Your own choice: '),
      strong(
        formatList(
          topic.options.map(({ name }) => name),
          'or',
        ),
      ),
    ],
  });
  composer.add({
    kind: 'bullets',
    items: [
      [strong('By: '), plain(criteriaWords(composer))],
      [
        strong('So far: '),
        plain(
          `${countOf(topic.claims.length, 'fact')}, nothing of it checked; ${ratersWords(topic.ofTeam).toLowerCase()}`,
        ),
      ],
      ...(checked.length === 0
        ? []
        : [[strong('Checked and cited: '), plain(titlesOf(checked))] satisfies Spans]),
    ],
  });
  composer.choices(ratingChoices(composer));
  return { ...emptyOutcome, shownTo: 'asker' };
}

/** What the team weighs by, and how much. */
export function replyOwnCriteria(composer: Composer): ReplyOutcome {
  const { library } = composer;
  const { topic } = library;
  composer.add({
    kind: 'headline',
    spans: [plain(`You chose to weigh by ${criteriaWords(composer)}.`)],
  });
  composer.add({
    kind: 'bullets',
    items: topic.criteria.map(({ title, question }) => [strong(`${inSentence(title)}: `), plain(question)]),
  });
  composer.choices(ratingChoices(composer));
  return { ...emptyOutcome, options: topic.options.map(({ id }) => id) };
}

/** "hosted in the EU (a must), cost (counts a lot) and speed" */
function criteriaWords({ library }: Composer): string {
  const titles = library.topic.criteria.map(({ id, title }) => {
    const need = library.need(id);
    if (Object.keys(need?.demands ?? {}).length > 0) return `${inSentence(title)} (a must)`;
    const weight = need?.weighs[id];
    return `${inSentence(title)}${weight === undefined ? '' : weightWords(weight)}`;
  });
  return titles.length === 0 ? 'nothing yet' : formatList(titles);
}

function countOf(count: number, noun: string): string {
  if (count === 0) return `no ${noun}s`;
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
