import { plain, strong } from '../../answer/answer.ts';
import { rank } from '../../ranking/scores.ts';
import type { Composer } from '../parts/composer.ts';
import { isFromTooFew, threadCase } from '../parts/last-case.ts';
import { emptyOutcome, type ReplyOutcome, type Task } from '../parts/task.ts';

/** Says that nothing is put in other words here. What the thread came down to fits in a line all the same. */
export function replyWording({ frame }: Pick<Task, 'frame'>, composer: Composer): ReplyOutcome {
  const { library } = composer;
  const weighed = isFromTooFew(frame) ? null : threadCase(library, frame);
  const ranked = weighed === null ? [] : rank(library, weighed).ranked;
  composer.add({
    kind: 'headline',
    spans: [plain("I can't write texts or put things in other words: I only quote checked statements.")],
  });
  const [first, ...others] = ranked;
  if (first !== undefined)
    composer.add({
      kind: 'paragraph',
      spans: [
        plain('In short: '),
        strong(`${library.nameOf(first.option)} ${first.score.toFixed(1)}`),
        plain(others.map(({ option, score }) => ` · ${library.nameOf(option)} ${score.toFixed(1)}`).join('')),
        plain(' (0 to 5).'),
      ],
    });
  const main = first?.option ?? frame.last?.main ?? null;
  composer.choices([
    ...(frame.last === null
      ? [{ label: 'Help us choose', says: 'help us choose' }]
      : [{ label: 'Why?', says: 'why?' }]),
    ...(ranked.length > 0 ? [{ label: 'Show the scores', says: 'show the scores' }] : []),
    ...(main === null
      ? []
      : [{ label: 'Record this decision', says: `record the decision: we go with ${library.nameOf(main)}` }]),
  ]);
  return {
    ...emptyOutcome,
    options: frame.last?.options ?? [],
    main,
    ranking: frame.last?.ranking ?? null,
    declined: true,
  };
}
