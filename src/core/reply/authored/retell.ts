import { plain } from '../../answer/answer.ts';
import type { LastRequest } from '../../turn/intent.ts';
import type { Composer } from '../parts/composer.ts';
import { emptyOutcome, type ReplyOutcome, type Task } from '../parts/task.ts';

export function replyRetold(_task: Task & { wants: LastRequest }, composer: Composer): ReplyOutcome {
  composer.add({ kind: 'headline', spans: [plain('todo')] });
  return emptyOutcome;
}
