import { statedDeadlineIn } from '../dates/deadline.ts';
import type { Task } from '../reply/parts/task.ts';
import { unique } from '../understanding/match/references.ts';
import type { WeighingRequest } from './state/request.ts';

/** What a message asks of the thread's weighing; null if it's about something else. */
export function readWeighingRequest({ intent, frame, reading }: Task): WeighingRequest | null {
  if (intent.kind !== 'decide' || intent.step !== 'weigh') return null;
  const step = intent.weighing;
  if (step !== 'open') return { step };
  const out = new Set(intent.excluded);
  const named = intent.options.filter((id) => !out.has(id));
  return {
    step,
    topic: frame.topic,
    candidates:
      named.length > 1 ? named : reading.topic.options.map(({ id }) => id).filter((id) => !out.has(id)),
    needs: unique(frame.needs.map(({ need }) => need)),
    people: reading.people,
    until: statedDeadlineIn(reading.written),
  };
}
