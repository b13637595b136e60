import { type MovingPart, movingPartIn } from '../../understanding/cues/move-parts.ts';
import { addMoving } from '../authored/move.ts';
import type { Composer } from '../parts/composer.ts';
import { outcomeOfLast, type ReplyOutcome, type Task } from '../parts/task.ts';

/** What's asked of a move, wherever from: in which order, by whom, how long, what stays. */
export function replyMoving(
  { frame, reading }: Pick<Task, 'frame' | 'reading'>,
  composer: Composer,
  part: MovingPart = movingPartIn(reading.words) ?? 'order',
): ReplyOutcome | undefined {
  if (!addMoving(composer, part)) return undefined;
  composer.choices([
    { label: 'Can it wait?', says: 'can it wait until next year?' },
    { label: 'How long would it take?', says: 'how long would it take?' },
  ]);
  return { ...outcomeOfLast(frame), told: frame.last?.told ?? [] };
}
