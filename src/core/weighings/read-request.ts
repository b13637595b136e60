import { statedDeadlineIn } from '../dates/deadline.ts';
import type { Task } from '../reply/parts/task.ts';
import { withoutShown } from '../understanding/acts/shown-state.ts';
import { readStatedWeights, type StatedWeight } from '../understanding/acts/stated-weights.ts';
import { readWishes } from '../understanding/acts/stated-wishes.ts';
import { unique } from '../understanding/match/references.ts';
import type { WeighingRequest } from './state/request.ts';

/** What a message asks of the thread's weighing; null if it's about something else. */
export function readWeighingRequest(
  { intent, frame, reading, author, conversation }: Task,
  written: string,
): WeighingRequest | null {
  if (intent.kind !== 'decide' || intent.step !== 'weigh') return null;
  const step = intent.weighing;
  if (step === 'state') return { step, weights: weightsIn(reading) };
  if (step === 'which' || step === 'which-to-close')
    return { step, votes: conversation.openVotes.map(({ id }) => id) };
  const { shown } = withoutShown(written);
  const state = shown === null ? {} : { shown };
  if (step === 'close') {
    const others = conversation.speakers.since.some((one) => one !== author);
    return { step: others && !/\bweigh/i.test(reading.written) ? 'close-in-passing' : step, ...state };
  }
  if (step !== 'open') return { step, ...state };
  const out = new Set(intent.excluded);
  const named = intent.options.filter((id) => !out.has(id));
  const isAlsoAsked = reading.people.length > 0 && namesSelf.test(reading.written);
  return {
    step,
    topic: frame.topic,
    candidates:
      named.length > 1 ? named : reading.topic.options.map(({ id }) => id).filter((id) => !out.has(id)),
    needs: unique(frame.needs.map(({ need }) => need)),
    people: isAlsoAsked ? unique([...reading.people, author]) : reading.people,
    until: statedDeadlineIn(reading.written),
    extends: /\b(?:extend|prolong)\b|\b(?:keep|leave) (?:it|this) open\b/i.test(reading.written),
  };
}

/** How much each thing matters, as far as that's said; otherwise what somebody cares about. */
function weightsIn(reading: Task['reading']): readonly StatedWeight[] {
  const stated = readStatedWeights(reading)?.weights ?? [];
  return stated.some(({ level }) => level !== null) ? stated : (readWishes(reading) ?? stated);
}

/** "with @ben and me": whoever asks weighs, too. */
const namesSelf =
  /\b(?:and|with|plus|including|&)\s+(?:me|myself|i)\b|\b(?:me|i|myself)\s*(?:,|and\b|&)|\bmyself\b/i;
