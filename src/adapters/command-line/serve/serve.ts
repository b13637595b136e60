import { type Assistant, createAssistant } from '../../../core/assistant/assistant.ts';
import type { Store } from '../../../core/store/store.ts';
import { createPictures } from '../../chart/pictures.ts';
import { boundAssistant } from '../../limits/bounded-assistant.ts';
import { createLimiter } from '../../limits/limiter.ts';
import { openLog } from '../../log/open-log.ts';
import { meterStore } from '../../metrics/metered-store.ts';
import { openHealth, type ServiceState } from './health.ts';
import { exitCodes } from '../shell/exit-codes.ts';
import { knowledgeOf } from '../shell/knowledge-folders.ts';
import { openStore } from '../shell/open-store.ts';
import type { Shell } from '../shell/shell.ts';
import { settlesWithin } from '../shell/settles-within.ts';
import type { Adapter, AdapterPlan } from './adapter-plans.ts';
import { exitOnDefects } from './exit-on-defects.ts';
import { listenForShutdown } from './shutdown-signal.ts';
import { type LiveKnowledge, openLiveKnowledge } from './live-knowledge.ts';
import { reloadOnChange } from './reload-on-change.ts';
import { runAdapters } from './run-adapters.ts';
import { startUpkeep } from './upkeep.ts';

/**
 * How long the store and the rest may take to close, in milliseconds. With what `run-adapters.ts` allows, an end is within
 * ten seconds: then Docker kills.
 */
const closingTakes = 900;

/**
 * Opens the adapters on one store and serves until the process is told to end (SIGTERM, SIGINT); then finishes what was
 * begun and closes. What could not be posted by then stays in the store for the next start.
 *
 * @throws where a adapter is refused: by then all others are closed
 */
export async function serve(
  { stderr, environment }: Shell,
  plans: readonly AdapterPlan[],
  dataFolder: string,
): Promise<void> {
  const log = await openLog({
    ...environment.log,
    out: stderr,
    now: Date.now,
    secrets: environment.secrets,
  });
  // Whoever reads the log may go away; that is no reason to.
  stderr.on('error', () => {});
  const end = listenForShutdown(log);
  const letDefectsBe = exitOnDefects(log);
  const adapters = new Map<AdapterPlan, Adapter>();
  const endings: (() => Promise<unknown>)[] = [];
  let assistant: Assistant | undefined;
  let knowledge: LiveKnowledge | undefined;
  let store: Store | undefined;
  const vitals = (): ServiceState => ({
    isClosing: end.isReceived(),
    knowledge: knowledge?.current(),
    store,
    adapters: plans.map((plan) => ({ id: plan.id, adapter: adapters.get(plan) })),
  });
  const health = await openHealth(environment.health, vitals, log);
  let isFinished = false;
  try {
    const kept = openLiveKnowledge({
      load: () => knowledgeOf(environment),
      log,
      reloaded: health.reloaded,
      changed: async () => assistant?.knowledgeChanged?.(),
    });
    knowledge = kept;
    const { meter } = health;
    const opening = openStore(environment, dataFolder, log);
    // A database that is away is waited for; an end that comes meanwhile is no less an end.
    const opened = await Promise.race([opening, end.received]);
    if (opened === undefined) {
      log.info('closing: the store was never reached');
      // Nobody waits for it any more, and so nobody hears that it cannot be had.
      opening.catch(() => {});
    } else {
      store = meterStore(opened, meter);
      assistant = boundAssistant(
        createAssistant({
          store,
          knowledge: kept.current,
          now: Date.now,
          limiter: createLimiter(environment.rates, () => performance.now()),
          meter,
        }),
      );
      const pictures = createPictures({ log });
      endings.push(pictures.close);
      endings.push(await reloadOnChange(kept, environment.knowledgeFolders, log));
      endings.push(startUpkeep(store, log, Date.now));
      isFinished = await runAdapters({
        plans,
        assistant,
        store,
        pictures,
        log,
        meter,
        end,
        made: (plan, adapter) => adapters.set(plan, adapter),
      });
    }
  } finally {
    const rest = Promise.allSettled(endings.map((close) => close())).then(() => store?.close());
    const isClosed = await settlesWithin(closingTakes, rest);
    isFinished = isFinished && isClosed;
    await health.close();
    end.stopListening();
    letDefectsBe();
  }
  log.info('closed');
  // What is under way would keep the process alive, and a adapter that opens after its end would serve on.
  if (!isFinished) process.exit(exitCodes.ok);
}
