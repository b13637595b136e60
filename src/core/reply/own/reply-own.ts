import { chartRequestIn } from '../../understanding/match/chart-request.ts';
import type { Composer } from '../parts/composer.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { replyOwnCompare } from './own-compare.ts';
import { replyOwnCriteria, replyOwnList } from './own-list.ts';
import { replyOwnOption } from './own-option.ts';
import { replyOwnPick } from './own-pick.ts';
import { replyOwnTrust } from './own-trust.ts';

/**
 * What's answered otherwise where a team brought the topic itself: from what it said and rated. Null where the answer is the
 * same as for any topic.
 */
export function replyOwn(task: Task, composer: Composer): ReplyOutcome | null {
  if (composer.library.topic.ofTeam === undefined) return null;
  const { intent, reading, frame } = task;
  const isDrawn = chartRequestIn(reading) !== null;
  const isRated = composer.library.topic.ofTeam.stage === 'rated';
  switch (intent.kind) {
    case 'compare':
      return isDrawn && isRated ? null : replyOwnCompare({ ...task, intent }, composer);
    case 'recommend':
      return isRated && (isDrawn || intent.asks === 'change' || frame.last?.team != null)
        ? null
        : replyOwnPick({ ...task, intent }, composer);
    case 'explain':
      return intent.why && frame.last !== null ? null : replyOwnOption({ ...task, intent }, composer);
    case 'list':
      return replyOwnList(task, composer);
    case 'criteria':
      return replyOwnCriteria(composer);
    case 'source':
      return intent.of === 'trust' ? replyOwnTrust(task, composer) : null;
    case 'decide':
      return intent.step === 'verdict'
        ? replyOwnPick({ ...task, intent: { ...intent, kind: 'recommend' } }, composer)
        : null;
    case 'help':
    case 'smalltalk':
    case 'out_of_scope':
    case 'follow_up':
      return null;
    default:
      return intent satisfies never;
  }
}
