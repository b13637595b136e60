import { type Meter, noMeter } from '../../../core/assistant/meter.ts';
import type { Store } from '../../../core/store/store.ts';
import type { Knowledge } from '../../../knowledge/schema.ts';
import type { HealthConfiguration } from '../../http/health-variables.ts';
import type { Log } from '../../log/log.ts';
import type { Adapter, PlatformId } from './adapter-plans.ts';
import { version } from '../shell/version.ts';

/** What there is of the process by now. */
export type ServiceState = {
  readonly isClosing: boolean;
  readonly knowledge: Knowledge | undefined;
  readonly store: Store | undefined;
  /** Undefined for a adapter that is not made yet. */
  readonly adapters: readonly { readonly id: PlatformId; readonly adapter: Adapter | undefined }[];
};

export type Health = {
  readonly meter: Meter;
  reloaded(outcome: 'taken' | 'refused'): void;
  close(): Promise<void>;
};

/** The process's answers over HTTP and its metrics; where nobody asked for them, nothing of it is loaded. */
export async function openHealth(
  configuration: HealthConfiguration | null,
  vitals: () => ServiceState,
  log: Log,
): Promise<Health> {
  if (configuration === null) return { meter: noMeter, reloaded() {}, close: async () => {} };
  const [{ createMetrics }, { createReadiness }, { openHealthServer }, { serverLimits: limits }] =
    await Promise.all([
      import('../../metrics/meter.ts'),
      import('../../http/readiness.ts'),
      import('../../http/server.ts'),
      import('../../http/limits.ts'),
    ]);
  const readiness = createReadiness(() => looks(vitals()), limits.partAnswersWithin);
  const metrics = createMetrics({
    queues: () =>
      vitals().adapters.map(({ id, adapter }) => ({ platform: id, waiting: adapter?.waiting() ?? 0 })),
    parts: readiness.parts,
    version,
    knowledge: () => vitals().knowledge?.version ?? 'none',
  });
  const server = await openHealthServer(configuration, {
    readiness,
    metrics,
    onError: (error) => log.warn('health: a request could not be answered', { error }),
  });
  log.info(`health: listening on port ${server.port}`);
  return { meter: metrics.meter, reloaded: metrics.reloaded, close: server.close };
}

type Look = () => Promise<string | undefined>;

function looks({ isClosing, knowledge, store, adapters }: ServiceState): Readonly<Record<string, Look>> {
  const told =
    (unready: string | false): Look =>
    async () =>
      unready === false ? undefined : unready;
  return {
    process: told(isClosing && 'closing'),
    knowledge: told(knowledge === undefined && 'not loaded'),
    store: async () => {
      if (store === undefined) return 'not open yet';
      return (await store.ready()) ? undefined : 'cannot be written';
    },
    ...Object.fromEntries(
      adapters.map(({ id, adapter }) => [id, told(adapter?.isReady() !== true && 'not connected')] as const),
    ),
  };
}
