import { plain } from '../../answer/answer.ts';
import { rank } from '../../ranking/scores.ts';
import type { Team } from '../../turn/conversation.ts';
import { chartRequestIn } from '../../understanding/match/chart-request.ts';
import { replyChartOfRanking } from '../charts/chart-of-ranking.ts';
import { addCaveats } from '../parts/caveats.ts';
import type { Composer } from '../parts/composer.ts';
import { declineTooFew, lastCase } from '../parts/last-case.ts';
import { addPickHeadline } from '../parts/pick-headline.ts';
import { addReasons } from '../parts/reasons.ts';
import { emptyOutcome, type ReplyOutcome, type Task } from '../parts/task.ts';
import { replyChangeOfPick } from './change-of-pick.ts';

/** The pick by a team's weights, what would change it, or a chart of it. */
export function replyTeamPick(task: Task<'recommend'>, composer: Composer, team: Team): ReplyOutcome {
  const weighed = lastCase(composer.library, task.frame);
  if (weighed === null) {
    declineTooFew(composer);
    return { ...emptyOutcome, ranking: task.frame.last?.ranking ?? null, team, declined: true };
  }
  const request = chartRequestIn(task.reading);
  if (request !== null) {
    const outcome = replyChartOfRanking(task, composer, weighed, request === 'spread' ? 'lines' : request);
    if (request === 'spread')
      composer.add({
        kind: 'note',
        spans: [
          plain(
            "What each of you weighed is private, so I don't draw how far apart that is; the result says it.",
          ),
        ],
      });
    return { ...outcome, team };
  }
  const ranking = rank(composer.library, weighed);
  if (task.intent.asks === 'change') return { ...replyChangeOfPick(task, composer, weighed, ranking), team };
  addPickHeadline(composer, ranking);
  composer.add({ kind: 'paragraph', spans: [plain('By what you weighed together.')] });
  addReasons(composer, ranking);
  addCaveats(composer, [], weighed, ranking);
  composer.choices([
    { label: 'Show the scores', says: 'show the scores' },
    { label: 'Are you sure?', says: 'are you sure?' },
    ...ranking.ranked.slice(0, 1).map(({ option }) => ({
      label: 'Record this decision',
      says: `we go with ${composer.library.nameOf(option)}`,
    })),
  ]);
  const order = ranking.ranked.map(({ option }) => option);
  return { options: order, main: order[0] ?? null, ranking: order, team, declined: false };
}

/** True if the message states no need, option or aspect beyond what the team weighed. */
export function addsNothing({ reading }: Task<'recommend'>): boolean {
  return (
    reading.needs.length + reading.askedNeeds.length + reading.withdrawn.length === 0 &&
    reading.options.length + reading.excluded.length + reading.aspects.length === 0
  );
}
