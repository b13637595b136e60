import { plain } from '../../answer/answer.ts';
import type { Case } from '../../ranking/scores.ts';
import type { ChartRequest } from '../../understanding/match/chart-request.ts';
import type { Composer } from '../parts/composer.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { replyChartOfRatings } from './chart-of-ratings.ts';
import { replyChartOfSensitivity } from './chart-of-sensitivity.ts';
import { replyChartOfWeights } from './chart-of-weights.ts';

/** The chart that was asked for; the weighed ratings if there is nothing to draw it from. */
export function replyChartOfRanking(
  task: Task<'recommend'>,
  composer: Composer,
  weighed: Case,
  request: ChartRequest | null,
): ReplyOutcome {
  if (request === 'spread') {
    const spread = replyChartOfWeights(task.frame.needs, weighed.candidates, composer);
    if (spread !== undefined) return spread;
    const outcome = replyChartOfRatings(task, composer, weighed.candidates);
    composer.add({
      kind: 'note',
      spans: [plain('Only one of you has said what is needed, so no weights are apart yet.')],
    });
    return outcome;
  }
  return (
    replyChartOfSensitivity(weighed, composer) ?? replyChartOfRatings(task, composer, weighed.candidates)
  );
}
