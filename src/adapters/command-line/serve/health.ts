import { type Meter, noMeter } from '../../../core/assistant/meter.ts';
import type { Store } from '../../../core/store/store.ts';
import type { Knowledge } from '../../../knowledge/schema.ts';
import type { EncoderState } from '../../encoder/encoder-state.ts';
import type { HealthConfiguration } from '../../http/health-variables.ts';
import type { ReadinessChecks } from '../../http/readiness.ts';
import type { Log } from '../../log/log.ts';
import type { PlatformId } from '../shell/platform-id.ts';
import { version } from '../shell/version.ts';
import type { Adapter } from './adapter-plans.ts';

/** The parts of the running service, as far as they exist yet. */
export type ServiceState = {
  readonly isClosing: boolean;
  /** Undefined until it's opened. */
  readonly encoder: EncoderState | undefined;
  readonly knowledge: Knowledge | undefined;
  readonly store: Store | undefined;
  /** `adapter` is undefined until it's created. */
  readonly adapters: readonly { readonly id: PlatformId; readonly adapter: Adapter | undefined }[];
};

export type Health = {
  readonly meter: Meter;
  reloaded(outcome: 'taken' | 'refused'): void;
  close(): Promise<void>;
};

/** Serves health checks and metrics over HTTP. Without a configuration, loads and counts nothing. */
export async function openHealth(
  configuration: HealthConfiguration | null,
  state: () => ServiceState,
  log: Log,
): Promise<Health> {
  if (configuration === null) return { meter: noMeter, reloaded() {}, close: async () => {} };
  const [{ createMetrics }, { createReadiness }, { openHealthServer }, { serverLimits }] = await Promise.all([
    import('../../metrics/meter.ts'),
    import('../../http/readiness.ts'),
    import('../../http/server.ts'),
    import('../../http/limits.ts'),
  ]);
  const readiness = createReadiness(() => checksOf(state()), serverLimits.checkTakes);
  const metrics = createMetrics({
    queues: () =>
      state().adapters.map(({ id, adapter }) => ({ platform: id, waiting: adapter?.waiting() ?? 0 })),
    parts: readiness.parts,
    version,
    knowledge: () => state().knowledge?.version ?? 'none',
  });
  const server = await openHealthServer(configuration, {
    readiness,
    encoder: () => state().encoder?.kind ?? 'opening',
    meanings: () => {
      const { topics = [], meanings } = state().knowledge ?? {};
      return Object.fromEntries(topics.map(({ id }) => [id, meanings?.has(id) ? 'ready' : 'words alone']));
    },
    metrics,
    onError: (error) => log.warn('health: a request failed', { error }),
  });
  log.info(`health: listening on port ${server.port}`);
  return { meter: metrics.meter, reloaded: metrics.reloaded, close: server.close };
}

function checksOf({ isClosing, knowledge, store, adapters }: ServiceState): ReadinessChecks {
  return {
    process: async () => (isClosing ? 'closing' : undefined),
    knowledge: async () => (knowledge === undefined ? 'not loaded' : undefined),
    store: async () => {
      if (store === undefined) return 'not open yet';
      return (await store.ready()) ? undefined : 'cannot be written';
    },
    ...Object.fromEntries(
      adapters.map(({ id, adapter }) => [
        id,
        async () => (adapter?.isReady() === true ? undefined : 'not connected'),
      ]),
    ),
  };
}
