import { movingPartIn } from '../../understanding/cues/move-parts.ts';
import { addMoving } from '../authored/move.ts';
import type { Composer } from '../parts/composer.ts';
import { outcomeOfLast, type ReplyOutcome, type Task } from '../parts/task.ts';

type OfMove = Pick<Task, 'frame'>;

/** What's asked of a move, wherever from: in which order, by whom, how long. */
export function replyMoving(
  { frame, reading }: OfMove & Pick<Task, 'reading'>,
  composer: Composer,
): ReplyOutcome | undefined {
  if (!addMoving(composer, movingPartIn(reading.words) ?? 'order')) return undefined;
  addNext(composer);
  return afterMove(frame);
}

/** What's better left where it is: when to stop, and what comes last or stays. */
export function replyStays({ frame }: OfMove, composer: Composer): ReplyOutcome | undefined {
  const { moving } = composer.library;
  if (moving === undefined) return undefined;
  const { stopping, order } = moving;
  // What comes last, or stays, is said where the order is.
  const [lead = stopping.first, ...others] = order.points.filter((text) =>
    text.some(({ says }) => /\b(?:stay|stays|last)\b/.test(says)),
  );
  composer.add({ kind: 'headline', spans: composer.cited(lead) });
  composer.add({
    kind: 'bullets',
    items: [stopping.first, ...stopping.points, ...others]
      .filter((text) => text !== lead)
      .slice(0, mostPoints)
      .map((text) => composer.cited(text)),
  });
  addNext(composer);
  return afterMove(frame);
}
const mostPoints = 3;

function addNext(composer: Composer): void {
  composer.choices([
    { label: 'Can it wait?', says: 'can it wait until next year?' },
    { label: 'How long would it take?', says: 'how long would it take?' },
  ]);
}

function afterMove(frame: OfMove['frame']): ReplyOutcome {
  return { ...outcomeOfLast(frame), told: frame.last?.told ?? [] };
}
