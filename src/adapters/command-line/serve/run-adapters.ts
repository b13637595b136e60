import type { Assistant } from '../../../core/assistant/assistant.ts';
import type { NamedLog } from '../../log/log.ts';
import { observeAssistant } from '../../metrics/observed-assistant.ts';
import { settlesWithin } from '../shell/settles-within.ts';
import type { Adapter, AdapterParts, AdapterPlan } from './adapter-plans.ts';
import type { ShutdownSignal } from './shutdown-signal.ts';

/** How long an end waits for adapters that are being opened, in milliseconds, before it breaks that off. */
const openingTakes = 1_000;
/** How long adapters may take to finish what was begun: longer than Slack's waits for its pace. */
const finishingTakes = 7_000;
/** How long it may take to hand back what was not finished. */
const handingBackTakes = 1_000;

export type Running = AdapterParts & {
  readonly plans: readonly AdapterPlan[];
  readonly end: ShutdownSignal;
  /** Gets each adapter when it is made. */
  readonly made: (plan: AdapterPlan, adapter: Adapter) => void;
};

/**
 * Opens the adapters and serves until the end is told; then finishes what was begun, and hands back what cannot be.
 *
 * @returns false where something of this process may still be under way
 * @throws where a adapter is refused: by then all others are closed
 */
export async function runAdapters({ plans, end, made, ...parts }: Running): Promise<boolean> {
  const { assistant, log, meter } = parts;
  const makeAdapter = async (plan: AdapterPlan): Promise<Adapter> => {
    const observers = { platform: plan.id, meter, log, clock: () => performance.now() };
    const adapter = await plan.make({ ...parts, assistant: observeAssistant(assistant, observers) });
    made(plan, adapter);
    return adapter;
  };
  const adapters = await Promise.all(plans.map(makeAdapter));
  const opening = adapters.map((adapter) => adapter.start());
  let isFinished = false;
  try {
    // A platform that is down is waited for; an end that comes meanwhile is no less an end.
    await Promise.race([Promise.all(opening), end.received]);
    if (!end.isReceived()) log.info(`open: ${plans.map(({ name }) => name).join(', ')}`);
    await end.received;
    log.info('closing: finishing what was begun');
  } finally {
    // A adapter is closed when it is open; closed half-way, it would open after that.
    const isOpened = await settlesWithin(openingTakes, Promise.allSettled(opening));
    const isStopped = await settlesWithin(
      finishingTakes,
      Promise.allSettled(adapters.map((adapter) => adapter.stop())),
    );
    await settlesWithin(handingBackTakes, handBack(assistant, log));
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
