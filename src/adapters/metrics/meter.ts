import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from '@prometheus-io/client';
import type { Meter } from '../../core/assistant/meter.ts';

export type Metrics = {
  readonly meter: Meter;
  /** Counts a knowledge reload. */
  reloaded(outcome: 'taken' | 'refused'): void;
  /** All metrics in Prometheus' text format. */
  text(): Promise<string>;
  readonly contentType: string;
};

/** Values that are read at each scrape. */
export type MetricSources = {
  /** For each platform, the number of threads with replies that are committed and not yet posted. */
  readonly queues: () => readonly { readonly platform: string; readonly waiting: number }[];
  /** The readiness of each part. */
  readonly parts: () => Promise<Readonly<Record<string, string>>>;
  readonly version: string;
  /** The version of the knowledge in use. */
  readonly knowledge: () => string;
};

/** Bucket bounds in seconds. A turn is a fraction of a millisecond of work and a save; delivery waits for the platform. */
const turnBuckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];
const deliveryBuckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

/** Metrics of the bot and of its Node process. docs/operations.md lists the bot's. */
export function createMetrics({ queues, parts, version, knowledge }: MetricSources): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const questions = new Counter({
    name: 'tradeoff_questions_total',
    help: 'Questions by platform, intent and ending',
    labelNames: ['platform', 'intent', 'ending'],
    registers,
  });
  const turns = new Histogram({
    name: 'tradeoff_turn_seconds',
    help: 'Time from a question to its committed turn',
    labelNames: ['platform'],
    buckets: turnBuckets,
    registers,
  });
  const deliveries = new Histogram({
    name: 'tradeoff_delivery_seconds',
    help: 'Time from a committed turn to its delivered reply',
    labelNames: ['platform'],
    buckets: deliveryBuckets,
    registers,
  });
  const retries = new Counter({
    name: 'tradeoff_retries_total',
    help: 'Deliveries of replies that were retried, by reason',
    labelNames: ['platform', 'why'],
    registers,
  });
  const conflicts = new Counter({
    name: 'tradeoff_store_conflicts_total',
    help: 'Saves based on an older version, which were computed again',
    labelNames: ['kind'],
    registers,
  });
  const reconnects = new Counter({
    name: 'tradeoff_reconnects_total',
    help: 'Connections to a platform that were lost and re-established',
    labelNames: ['platform'],
    registers,
  });
  const reloads = new Counter({
    name: 'tradeoff_knowledge_reloads_total',
    help: 'Knowledge reloads; a refused one left the previous version in use',
    labelNames: ['outcome'],
    registers,
  });
  const unencoded = new Counter({
    name: 'tradeoff_encoder_failures_total',
    help: 'Messages that could not be encoded, and were understood by their words alone',
    registers,
  });
  new Gauge({
    name: 'tradeoff_queue_depth',
    help: 'Threads with replies that are committed in this process and not yet posted',
    labelNames: ['platform'],
    registers,
    collect() {
      for (const { platform, waiting } of queues()) this.set({ platform }, waiting);
    },
  });
  new Gauge({
    name: 'tradeoff_ready',
    help: '1 if a part is ready, else 0',
    labelNames: ['part'],
    registers,
    async collect() {
      for (const [part, state] of Object.entries(await parts()))
        this.set({ part }, state === 'ready' ? 1 : 0);
    },
  });
  new Gauge({
    name: 'tradeoff_build_info',
    help: 'Always 1; labels are the versions of the program and of its knowledge',
    labelNames: ['version', 'knowledge'],
    registers,
    collect() {
      this.reset();
      this.set({ version, knowledge: knowledge() }, 1);
    },
  });
  return {
    meter: {
      asked(platform, intent, ending, took) {
        questions.inc({ platform, intent: intent ?? 'none', ending });
        if (ending !== 'repeated') turns.observe({ platform }, took / 1000);
      },
      delivered: (platform, took) => deliveries.observe({ platform }, Math.max(0, took) / 1000),
      retried: (platform, why) => retries.inc({ platform, why }),
      conflicted: (kind) => conflicts.inc({ kind }),
      reconnected: (platform) => reconnects.inc({ platform }),
      unencoded: () => unencoded.inc(),
    },
    reloaded: (outcome) => reloads.inc({ outcome }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
