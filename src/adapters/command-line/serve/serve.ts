import { type Assistant, createAssistant } from '../../../core/assistant/assistant.ts';
import type { Store } from '../../../core/store/store.ts';
import { shownProxy } from '../../calls/proxy-variables.ts';
import { createPictures } from '../../chart/pictures.ts';
import type { EncoderState } from '../../encoder/encoder-state.ts';
import { boundAssistant } from '../../limits/bounded-assistant.ts';
import { createLimiter } from '../../limits/limiter.ts';
import { openLog } from '../../log/open-log.ts';
import { serveRelay } from '../../mcp/relay/serve-relay.ts';
import { meterStore } from '../../metrics/metered-store.ts';
import { homePath } from '../../text/home-path.ts';
import { exitCodes } from '../shell/exit-codes.ts';
import { knowledgeOf, knowledgeSource } from '../shell/knowledge-folders.ts';
import { newToken } from '../shell/new-token.ts';
import { openStore } from '../shell/open-store.ts';
import { settlesWithin } from '../shell/settles-within.ts';
import type { Shell } from '../shell/shell.ts';
import type { Adapter, AdapterPlan } from './adapter-plans.ts';
import { exitOnDefects } from './exit-on-defects.ts';
import { openHealth, type ServiceState } from './health.ts';
import { type LiveKnowledge, openLiveKnowledge } from './live-knowledge.ts';
import { loadApart } from './load-apart.ts';
import { prepareMeanings } from './prepare-meanings.ts';
import { reloadOnChange } from './reload-on-change.ts';
import { runAdapters } from './run-adapters.ts';
import { serveDecisions } from './serve-decisions.ts';
import { listenForShutdown } from './shutdown-signal.ts';
import { startEncoder } from './start-encoder.ts';
import { startUpkeep } from './upkeep.ts';

/**
 * How long the store and the rest may take to close, in milliseconds. Together with the limits in `run-adapters.ts`, a
 * shutdown takes less than ten seconds, after which Docker kills the process.
 */
const closingTakes = 900;

/**
 * Opens the adapters on one store and serves until SIGTERM or SIGINT; then finishes work in progress and closes. Replies
 * that are unposted by then stay in the store for the next start.
 *
 * @throws if an adapter can't be opened; all others are closed by then
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
  // Losing the log's reader doesn't stop the service.
  stderr.on('error', () => {});
  if (environment.proxy !== null) log.info(`connects through ${shownProxy(environment.proxy)}`);
  const shutdown = listenForShutdown(log);
  const stopWatchingDefects = exitOnDefects(log);
  const adapters = new Map<AdapterPlan, Adapter>();
  const closers: (() => Promise<unknown>)[] = [];
  let assistant: Assistant | undefined;
  let encoder: EncoderState | undefined;
  let knowledge: LiveKnowledge | undefined;
  let store: Store | undefined;
  const state = (): ServiceState => ({
    isClosing: shutdown.isReceived(),
    encoder,
    knowledge: knowledge?.current(),
    store,
    adapters: plans.map((plan) => ({ id: plan.id, adapter: adapters.get(plan) })),
  });
  const health = await openHealth(environment.health, state, log);
  let isFinished = false;
  try {
    const opened = await startEncoder(environment, log);
    encoder = opened.state;
    closers.push(opened.close);
    const live = await openLiveKnowledge({
      load: () => knowledgeOf(environment),
      loadAgain: () => loadApart(knowledgeSource(environment)),
      prepare: (loaded) => prepareMeanings(loaded, opened.state, shutdown, log),
      log,
      reloaded: health.reloaded,
    });
    knowledge = live;
    const { meter } = health;
    const opening = openStore(environment, dataFolder, log);
    // The start waits for a database that is away; a shutdown doesn't.
    const reached = await Promise.race([opening, shutdown.received]);
    if (reached === undefined) {
      log.info('closing: the store was never reached');
      opening.catch(() => {});
    } else {
      store = meterStore(reached, meter);
      assistant = boundAssistant(
        createAssistant({
          store,
          knowledge: live.current,
          now: store.now,
          docs: environment.docs,
          limiter: createLimiter(environment.limits, () => performance.now()),
          meter,
          encoder: opened.encoder,
          newToken,
        }),
      );
      const pictures = createPictures({ log });
      closers.push(pictures.close);
      closers.push(await reloadOnChange(live, environment.knowledgeFolders, log));
      closers.push(startUpkeep(store, log));
      if (environment.databaseUrl === null)
        closers.push(await serveRelay({ dataFolder: homePath(dataFolder), assistant, log }));
      const decisions = await serveDecisions({
        environment,
        store,
        dataFolder,
        knowledge: live.current,
        isChatServed: plans.some(({ id }) => id === 'web'),
        log,
      });
      closers.push(decisions.close);
      isFinished = await runAdapters({
        plans,
        handlers: decisions.handlers,
        dataFolder,
        assistant,
        store,
        pictures,
        log,
        meter,
        shutdown,
        made: (plan, adapter) => adapters.set(plan, adapter),
      });
    }
  } finally {
    const rest = Promise.allSettled(closers.map((close) => close())).then(() => store?.close());
    const isClosed = await settlesWithin(closingTakes, rest);
    isFinished = isFinished && isClosed;
    await health.close();
    shutdown.stopListening();
    stopWatchingDefects();
  }
  log.info('closed');
  // Unfinished work would keep the process alive, and an adapter that opens late would go on serving.
  if (!isFinished) process.exit(exitCodes.ok);
}
