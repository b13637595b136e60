import { systemClock } from '../../src/adapters/chat/clock.ts';
import { silentLog } from '../../src/adapters/log/log.ts';
import { openMemoryStore } from '../../src/adapters/memory/store.ts';
import { createMetrics } from '../../src/adapters/metrics/meter.ts';
import { observeAssistant } from '../../src/adapters/metrics/observed-assistant.ts';
import { createSlackAdapter } from '../../src/adapters/slack/adapter.ts';
import { createAssistant } from '../../src/core/assistant/assistant.ts';
import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';
import { compileCache } from '../compile-cache.ts';

/** Slack's adapter on a store in memory, as a process that reports its heap for each line on its input. */
const [apiUrl = ''] = process.argv.slice(2);
const knowledge = loadKnowledge([builtInFolder], compileCache);
// Small, so that it's full before the first measurement.
const store = openMemoryStore(500);
const metrics = createMetrics({
  queues: () => [],
  parts: async () => ({}),
  version: 'soak',
  knowledge: () => '',
});
const { meter } = metrics;
const inner = createAssistant({ store, knowledge: () => knowledge, now: Date.now, meter });
const adapter = createSlackAdapter({
  assistant: observeAssistant(inner, {
    platform: 'slack',
    meter,
    log: silentLog,
    clock: () => performance.now(),
  }),
  store,
  configuration: {
    transport: { kind: 'http', signingSecret: 'a-signing-secret', port: 0 },
    access: { kind: 'token', botToken: 'xoxb-0-test' },
    apiUrl,
  },
  pictures: { png: async () => null },
  log: silentLog,
  clock: systemClock,
  pace: { postEvery: 1, sweepEvery: 200, drainFor: 500 },
  meter,
});
await adapter.start();
process.stdout.write(`${adapter.port()}\n`);
process.stdin.on('data', () => {
  if (globalThis.gc === undefined) throw new Error('start it with --expose-gc');
  globalThis.gc();
  globalThis.gc();
  process.stdout.write(`${process.memoryUsage().heapUsed}\n`);
});
process.stdin.on('end', () => process.exit());
