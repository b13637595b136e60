import { replyOnProducts } from './asking-back/asked-products.ts';
import { replyWritten } from './authored/reply-written.ts';
import { replyCompare } from './intents/compare.ts';
import { replyCriteria } from './intents/criteria.ts';
import { replyDecide } from './intents/decide.ts';
import { replyExplain } from './intents/explain.ts';
import { replyHelp } from './intents/help.ts';
import { replyList } from './intents/list.ts';
import { replyOutOfScope } from './intents/out-of-scope.ts';
import { replyRecommend } from './intents/recommend.ts';
import { replyFollowUp, replySmalltalk } from './intents/smalltalk.ts';
import { replySource } from './intents/source.ts';
import type { Composer } from './parts/composer.ts';
import type { ReplyOutcome, Task } from './parts/task.ts';

/** Writes the answer to a message: one function for each kind of intent. */
export function reply(task: Task, composer: Composer): ReplyOutcome {
  const { intent } = task;
  // What's to be done with the last answer or asked of the pick is known, whatever it names.
  if (intent.kind === 'follow_up' && intent.wants !== undefined) return replyByIntent(task, composer);
  return replyWritten(task, composer) ?? replyOnProducts(task, composer) ?? replyByIntent(task, composer);
}

function replyByIntent(task: Task, composer: Composer): ReplyOutcome {
  const { intent } = task;
  switch (intent.kind) {
    case 'compare':
      return replyCompare({ ...task, intent }, composer);
    case 'explain':
      return replyExplain({ ...task, intent }, composer);
    case 'recommend':
      return replyRecommend({ ...task, intent }, composer);
    case 'decide':
      return replyDecide({ ...task, intent }, composer);
    case 'criteria':
      return replyCriteria({ ...task, intent }, composer);
    case 'list':
      return replyList({ ...task, intent }, composer);
    case 'source':
      return replySource({ ...task, intent }, composer);
    case 'help':
      return replyHelp({ ...task, intent }, composer);
    case 'smalltalk':
      return replySmalltalk({ ...task, intent }, composer);
    case 'out_of_scope':
      return replyOutOfScope({ ...task, intent }, composer);
    case 'follow_up':
      return replyFollowUp({ ...task, intent }, composer);
    default:
      return intent satisfies never;
  }
}
