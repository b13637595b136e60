import type { LastRequest, ThreadRequest } from '../../turn/intent.ts';
import type { Composer } from '../parts/composer.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { replyCircumstances } from './circumstances.ts';
import { replyCorrected } from './corrected.ts';
import { replyCost } from './cost.ts';
import { replyKnown } from './known.ts';
import { replyMoving } from './of-moving.ts';
import { replyTakenUp } from './taken-up.ts';
import { replyTooMuch } from './too-much.ts';
import { replyWatch } from './watch.ts';
import { replyWhatNow } from './what-now.ts';

type InThread = Pick<Task, 'frame' | 'reading' | 'conversation'> & { readonly wants: ThreadRequest };

const ofThread: ReadonlySet<LastRequest> = new Set<ThreadRequest>([
  'too-much',
  'changes',
  'cost',
  'corrects',
  'moving',
  'stays',
  'watch',
  'what-now',
  'known',
  'told',
]);

export function isOfThread(wants: LastRequest): wants is ThreadRequest {
  return ofThread.has(wants);
}

/** Answers what's said of a thread's pick, move or last answer; undefined if there's nothing to answer it with. */
export function replyInThread(task: InThread, composer: Composer): ReplyOutcome | undefined {
  switch (task.wants) {
    case 'too-much':
      return replyTooMuch(task, composer);
    case 'changes':
      return replyTakenUp(task, composer);
    case 'cost':
      return replyCost(task, composer);
    case 'corrects':
      return replyCorrected(task, composer);
    case 'moving':
      return replyMoving(task, composer);
    case 'stays':
      return replyMoving(task, composer, 'staying');
    case 'watch':
      return replyWatch(task, composer);
    case 'what-now':
      return replyWhatNow(task, composer);
    case 'known':
      return replyKnown(task, composer);
    case 'told':
      return replyCircumstances(task, composer);
    default:
      return task.wants satisfies never;
  }
}
