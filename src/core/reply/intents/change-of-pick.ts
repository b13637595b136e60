import type { Library } from '../../../knowledge/queries.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';
import { type Case, type Ranking, winnerOf } from '../../ranking/scores.ts';
import { knockOutSpans } from '../parts/caveats.ts';
import type { Composer } from '../parts/composer.ts';
import { addRobustness, scoreLine } from '../parts/robustness-note.ts';
import type { ReplyOutcome } from '../parts/task.ts';
import { hasFits, weighedNeeds } from '../pick/weighed-needs.ts';
import { allThatWouldChange, whatWouldMake } from '../pick/what-would-change.ts';

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
      : allThatWouldChange(library, weighed, pullApart(library, weighed, order[0]));
  composer.add({ kind: 'headline', spans: [plain(says)] });
  for (const knockOut of ranking.knockedOut.filter(({ option }) => option === wanted))
    composer.add({ kind: 'note', spans: knockOutSpans(composer, knockOut) });
  composer.add({ kind: 'paragraph', spans: pickSoFar(composer, weighed, ranking) });
  addRobustness(composer, weighed, ranking);
  composer.choices([
    ...(order.length > 1 ? [{ label: 'As a picture', says: 'show that as a chart' }] : []),
    { label: 'Are you sure?', says: 'are you sure?' },
  ]);
  return { options: order, main: order[0] ?? null, ranking: order, declined: false };
}

/** In words where the topic says for people how options meet needs; otherwise, and for a team's own weights, in scores. */
function pickSoFar(composer: Composer, { needs, weights }: Case, ranking: Ranking): Spans {
  const { library } = composer;
  const winner = winnerOf(ranking);
  const stated = needs.map((need) => ({ need }));
  return winner !== undefined && weights === undefined && hasFits(library, stated, winner)
    ? [plain('For now: '), strong(library.nameOf(winner)), plain('.')]
    : [plain(`Now: ${scoreLine(composer, ranking)}.`)];
}

/** Needs that favour different options leave nothing certain. */
function pullApart(library: Library, weighed: Case, winner: string | undefined): boolean {
  return weighedNeeds(library, [], weighed).some(
    ({ leader, margin }) => margin >= 1 && leader !== undefined && leader !== winner,
  );
}
