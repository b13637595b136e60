import type { Assistant } from '../../../core/assistant/assistant.ts';
import type { NamedLog } from '../../log/log.ts';
import { observeAssistant } from '../../metrics/observed-assistant.ts';
import { settlesWithin } from '../shell/settles-within.ts';
import type { Adapter, AdapterParts, AdapterPlan } from './adapter-plans.ts';
import type { ShutdownSignal } from './shutdown-signal.ts';

/** How long a shutdown waits for adapters that are still opening, in milliseconds. */
const openingTakes = 1_000;
/** How long adapters may take to finish work in progress, in milliseconds: longer than Slack's waits for its pace. */
const finishingTakes = 7_000;
/** How long handing unfinished threads back may take, in milliseconds. */
const handingBackTakes = 1_000;

export type RunningParts = AdapterParts & {
  readonly plans: readonly AdapterPlan[];
  readonly shutdown: ShutdownSignal;
  /** Called with each adapter once it's created. */
  readonly made: (plan: AdapterPlan, adapter: Adapter) => void;
};

/**
 * Opens the adapters and serves until shutdown. Then finishes work in progress and hands back what can't be finished.
 *
 * @returns false if something in this process may still be running
 * @throws if an adapter can't be opened; all others are closed by then
 */
export async function runAdapters({ plans, shutdown, made, ...parts }: RunningParts): Promise<boolean> {
  const { assistant, log, meter } = parts;
  const makeAdapter = async (plan: AdapterPlan): Promise<Adapter> => {
    const observation = { platform: plan.id, meter, log, clock: () => performance.now() };
    const adapter = await plan.make({ ...parts, assistant: observeAssistant(assistant, observation) });
    made(plan, adapter);
    return adapter;
  };
  const adapters = await Promise.all(plans.map(makeAdapter));
  const opening = adapters.map((adapter) => adapter.start());
  let isFinished = false;
  try {
    // An adapter waits for a platform that is down; a shutdown doesn't.
    await Promise.race([Promise.all(opening), shutdown.received]);
    if (!shutdown.isReceived() && plans.length > 0)
      log.info(`open: ${plans.map(({ name }) => name).join(', ')}`);
    await shutdown.received;
    log.info('closing: finishing work in progress');
  } finally {
    // An adapter that is stopped while it opens would open after that, so this waits for it first.
    const isOpened = await settlesWithin(openingTakes, Promise.allSettled(opening));
    const stopping = Promise.allSettled(adapters.map((adapter) => adapter.stop()));
    const isStopped = await settlesWithin(finishingTakes, stopping);
    await settlesWithin(handingBackTakes, handBack(assistant, log));
    if (!isStopped) log.warn('closing with work in progress; unposted replies stay in the store');
    isFinished = isOpened && isStopped;
  }
  return isFinished;
}

async function handBack(assistant: Assistant, log: NamedLog): Promise<void> {
  try {
    const threads = await assistant.outbox.handBack();
    if (threads > 0) log.info(`handed ${threads} threads with unposted replies back to other processes`);
  } catch (error) {
    log.warn('handing threads back failed; other processes take them over after half a minute', { error });
  }
}
