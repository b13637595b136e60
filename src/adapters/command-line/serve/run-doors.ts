import type { Assistant } from '../../../core/assistant/assistant.ts';
import type { NamedLog } from '../../log/log.ts';
import { observeAssistant } from '../../metrics/observed-assistant.ts';
import type { Door, DoorParts, DoorPlan } from './doors.ts';
import type { End } from './end.ts';
import { within } from '../shell/within.ts';

/** How long an end waits for doors that are being opened, in milliseconds, before it breaks that off. */
const openingTakes = 1_000;
/** How long doors may take to finish what was begun: longer than Slack's waits for its pace. */
const finishingTakes = 7_000;
/** How long it may take to hand back what was not finished. */
const handingBackTakes = 1_000;

export type Running = DoorParts & {
  readonly plans: readonly DoorPlan[];
  readonly end: End;
  /** Gets each door when it is made. */
  readonly made: (plan: DoorPlan, door: Door) => void;
};

/**
 * Opens the doors and serves until the end is told; then finishes what was begun, and hands back what cannot be.
 *
 * @returns false where something of this process may still be under way
 * @throws where a door is refused: by then all others are closed
 */
export async function runDoors({ plans, end, made, ...parts }: Running): Promise<boolean> {
  const { assistant, log, meter } = parts;
  const makeDoor = async (plan: DoorPlan): Promise<Door> => {
    const observers = { door: plan.id, meter, log, clock: () => performance.now() };
    const door = await plan.make({ ...parts, assistant: observeAssistant(assistant, observers) });
    made(plan, door);
    return door;
  };
  const doors = await Promise.all(plans.map(makeDoor));
  const opening = doors.map((door) => door.start());
  let isFinished = false;
  try {
    // A platform that is down is waited for; an end that comes meanwhile is no less an end.
    await Promise.race([Promise.all(opening), end.told]);
    if (!end.isTold()) log.info(`open: ${plans.map(({ name }) => name).join(', ')}`);
    await end.told;
    log.info('closing: finishing what was begun');
  } finally {
    // A door is closed when it is open; closed half-way, it would open after that.
    const isOpened = await within(openingTakes, Promise.allSettled(opening));
    const isStopped = await within(finishingTakes, Promise.allSettled(doors.map((door) => door.stop())));
    await within(handingBackTakes, handBack(assistant, log));
    if (!isStopped) log.warn('closing with work under way; what is not posted stays in the store');
    isFinished = isOpened && isStopped;
  }
  return isFinished;
}

async function handBack(assistant: Assistant, log: NamedLog): Promise<void> {
  try {
    const back = await assistant.outbox.handBack();
    if (back > 0) log.info(`${back} threads with unposted replies were handed back for other processes`);
  } catch (error) {
    log.warn('nothing was handed back; other processes wait for half a minute', { error });
  }
}
