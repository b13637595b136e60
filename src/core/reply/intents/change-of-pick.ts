import { plain } from '../../answer/answer.ts';
import type { Case, Ranking } from '../../ranking/scores.ts';
import { knockOutSpans } from '../parts/caveats.ts';
import type { Composer } from '../parts/composer.ts';
import { addRobustness, scoreLine } from '../parts/robustness-note.ts';
import type { ReplyOutcome } from '../parts/task.ts';
import { allThatWouldChange, whatWouldMake } from '../parts/what-would-change.ts';

/** What would change the pick, the smallest change first, without repeating the reasons for it. */
export function replyChangeOfPick(
  composer: Composer,
  weighed: Case,
  ranking: Ranking,
  named: readonly string[],
): ReplyOutcome {
  const { library } = composer;
  const order = ranking.ranked.map(({ option }) => option);
  const [wanted] = named;
  const says =
    wanted !== undefined && named.length === 1 && wanted !== order[0]
      ? whatWouldMake(library, weighed, wanted)
      : allThatWouldChange(library, weighed);
  composer.add({ kind: 'headline', spans: [plain(says)] });
  for (const knockOut of ranking.knockedOut.filter(({ option }) => option === wanted))
    composer.add({ kind: 'note', spans: knockOutSpans(composer, knockOut) });
  composer.add({ kind: 'paragraph', spans: [plain(`Now: ${scoreLine(composer, ranking)}.`)] });
  addRobustness(composer, weighed, ranking);
  composer.choices([
    ...(order.length > 1 ? [{ label: 'As a picture', says: 'show that as a chart' }] : []),
    { label: 'Are you sure?', says: 'are you sure?' },
  ]);
  return { options: order, main: order[0] ?? null, ranking: order, declined: false };
}
