import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from '@prometheus-io/client';
import type { Meter } from '../../core/assistant/meter.ts';

export type Metrics = {
  readonly meter: Meter;
  /** Counts a reload of the knowledge. */
  reloaded(outcome: 'taken' | 'refused'): void;
  /** All that was measured, in Prometheus' text format. */
  text(): Promise<string>;
  readonly contentType: string;
};

/** What is asked for whenever somebody looks. */
export type MetricSources = {
  /** Threads with replies that are committed and not yet posted, for each door. */
  readonly queues: () => readonly { readonly platform: string; readonly waiting: number }[];
  /** What has to be well, and whether it is. */
  readonly parts: () => Promise<Readonly<Record<string, string>>>;
  readonly version: string;
  /** Version of the knowledge in use. */
  readonly knowledge: () => string;
};

/** In seconds. A turn is a fraction of a millisecond of work and a save; a delivery waits for the platform's pace. */
const turnBuckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];
const deliveryBuckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

/** Metrics of this process and its Node. docs/operations.md lists the ones of ours. */
export function createMetrics({ queues, parts, version, knowledge }: MetricSources): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const questions = new Counter({
    name: 'tradeoff_questions_total',
    help: 'Questions by platform, what was wanted, and how they ended',
    labelNames: ['platform', 'intent', 'ending'],
    registers,
  });
  const turns = new Histogram({
    name: 'tradeoff_turn_seconds',
    help: 'From a question that is handed in to its turn that is committed',
    labelNames: ['platform'],
    buckets: turnBuckets,
    registers,
  });
  const deliveries = new Histogram({
    name: 'tradeoff_delivery_seconds',
    help: 'From a turn that is committed to its reply that has left the outbox',
    labelNames: ['platform'],
    buckets: deliveryBuckets,
    registers,
  });
  const retries = new Counter({
    name: 'tradeoff_retries_total',
    help: 'Replies that were tried again, by why',
    labelNames: ['platform', 'why'],
    registers,
  });
  const conflicts = new Counter({
    name: 'tradeoff_store_conflicts_total',
    help: 'Saves that were based on an older version, and were computed again',
    labelNames: ['kind'],
    registers,
  });
  const reconnects = new Counter({
    name: 'tradeoff_reconnects_total',
    help: 'Connections to a platform that were lost and made again',
    labelNames: ['platform'],
    registers,
  });
  const reloads = new Counter({
    name: 'tradeoff_knowledge_reloads_total',
    help: 'Reloads of the knowledge; a refused one left the old data in use',
    labelNames: ['outcome'],
    registers,
  });
  new Gauge({
    name: 'tradeoff_queue_depth',
    help: 'Threads with replies that are committed here and not yet posted',
    labelNames: ['platform'],
    registers,
    collect() {
      for (const { platform, waiting } of queues()) this.set({ platform }, waiting);
    },
  });
  new Gauge({
    name: 'tradeoff_ready',
    help: '1 where a part is ready, else 0',
    labelNames: ['part'],
    registers,
    async collect() {
      for (const [part, says] of Object.entries(await parts())) this.set({ part }, says === 'ready' ? 1 : 0);
    },
  });
  new Gauge({
    name: 'tradeoff_build_info',
    help: 'Always 1; the version of the program and of its knowledge',
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
    },
    reloaded: (outcome) => reloads.inc({ outcome }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
