import { plain, type Spans, strong } from '../../answer/answer.ts';
import { gapsOf, optionStanding, weaknessesOf } from '../authored/of-pick.ts';
import type { Composer } from '../parts/composer.ts';
import { outcomeOfLast, type ReplyOutcome, type Task } from '../parts/task.ts';

const mostOfEach = 2;

/** What the pick costs: there are no prices in the data, but what it leaves to be done and learned is. */
export function replyCost({ frame }: Pick<Task, 'frame'>, composer: Composer): ReplyOutcome | undefined {
  const standing = optionStanding(frame, composer);
  const [pick] = standing?.order ?? [];
  if (standing === undefined || pick === undefined) return undefined;
  const { library } = composer;
  const gaps = gapsOf(composer, frame, standing.needs, pick).slice(0, mostOfEach);
  const price = weaknessesOf(composer, pick).slice(0, mostOfEach);
  if (gaps.length + price.length === 0) return undefined;
  const name = library.nameOf(pick);
  composer.add({
    kind: 'headline',
    spans: [strong('Prices I have no data on.'), plain(` What ${name} asks of you is work:`)],
  });
  composer.add({
    kind: 'bullets',
    items: [
      ...gaps.map(({ label, fit }): Spans => [strong(`${label}: `), ...composer.cited(fit.text)]),
      ...price.map((text) => composer.cited(text)),
    ],
  });
  composer.choices([
    { label: 'The risks', says: 'what are the risks?' },
    { label: 'What do we do first?', says: `how do we start with ${name}?` },
  ]);
  return outcomeOfLast(frame);
}
