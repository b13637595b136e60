import { expect, it } from 'vitest';
import { silentLog } from '../../../src/adapters/log/log.ts';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { createMetrics, type Metrics } from '../../../src/adapters/metrics/meter.ts';
import { meterStore } from '../../../src/adapters/metrics/metered-store.ts';
import { observeAssistant } from '../../../src/adapters/metrics/observed-assistant.ts';
import { everyRight } from '../../../src/core/access/actor.ts';
import { createAssistant } from '../../../src/core/assistant/assistant.ts';
import { builtIn } from '../../core/built-in.ts';

const knowledge = builtIn;

function metrics(): Metrics {
  return createMetrics({
    queues: () => [{ platform: 'slack', waiting: 3 }],
    parts: async () => ({ store: 'ready', slack: 'not connected' }),
    version: '1.2.3',
    knowledge: () => 'abc',
  });
}

/** The bot's own metrics, without those of Node. */
async function ours(of: Metrics): Promise<string[]> {
  return (await of.text()).split('\n').filter((line) => line.startsWith('tradeoff_'));
}

it('counts what happens', async () => {
  const all = metrics();
  all.meter.asked('slack', 'compare', 'answered', 2);
  all.meter.asked('slack', 'compare', 'answered', 3);
  all.meter.asked('discord', null, 'limited', 0.1);
  all.meter.delivered('slack', 1_500);
  all.meter.retried('slack', 'limited');
  all.meter.conflicted('conversation');
  all.meter.reconnected('discord');
  all.reloaded('refused');
  const lines = await ours(all);
  expect(lines).toEqual(
    expect.arrayContaining([
      'tradeoff_questions_total{platform="slack",intent="compare",ending="answered"} 2',
      'tradeoff_questions_total{platform="discord",intent="none",ending="limited"} 1',
      'tradeoff_turn_seconds_bucket{le="0.0025",platform="slack"} 1',
      'tradeoff_turn_seconds_count{platform="slack"} 2',
      'tradeoff_delivery_seconds_bucket{le="1",platform="slack"} 0',
      'tradeoff_delivery_seconds_bucket{le="2.5",platform="slack"} 1',
      'tradeoff_retries_total{platform="slack",why="limited"} 1',
      'tradeoff_store_conflicts_total{kind="conversation"} 1',
      'tradeoff_reconnects_total{platform="discord"} 1',
      'tradeoff_knowledge_reloads_total{outcome="refused"} 1',
      'tradeoff_queue_depth{platform="slack"} 3',
      'tradeoff_ready{part="store"} 1',
      'tradeoff_ready{part="slack"} 0',
      'tradeoff_build_info{version="1.2.3",knowledge="abc"} 1',
    ]),
  );
});

it('measures a question up to its delivery, and holds no data of users', async () => {
  const all = metrics();
  let now = 1_000;
  const store = meterStore(openMemoryStore(), all.meter);
  const assistant = createAssistant({ store, knowledge: () => knowledge, now: () => now, meter: all.meter });
  const observed = observeAssistant(assistant, {
    platform: 'slack',
    meter: all.meter,
    log: silentLog,
    clock: () => performance.now(),
  });
  const incoming = {
    rights: everyRight,
    workspace: 'W-secret',
    conversation: 'C-secret',
    author: 'U-secret',
    words: 'django or flask for a secret api?',
    audience: 'direct',
    delivery: 'D-secret',
    replyTo: { platform: 'slack', address: { channel: 'C-secret' } },
  } as const;
  const outcome = await observed.ask(incoming);
  await observed.ask(incoming);
  now += 2_000;
  if (outcome.kind !== 'answered') throw new Error('no answer');
  await assistant.outbox.posted('W-secret', 'C-secret', outcome.answer.id);
  const lines = await ours(all);
  expect(lines).toContain(
    'tradeoff_questions_total{platform="slack",intent="recommend",ending="answered"} 1',
  );
  expect(lines).toContain('tradeoff_questions_total{platform="slack",intent="none",ending="repeated"} 1');
  expect(lines).toContain('tradeoff_turn_seconds_count{platform="slack"} 1');
  expect(lines).toContain('tradeoff_delivery_seconds_sum{platform="slack"} 2');
  expect(await all.text()).not.toContain('secret');
});

it('counts a question that failed, and rethrows its error', async () => {
  const all = metrics();
  const store = { ...openMemoryStore(), load: () => Promise.reject(new Error('away')) };
  const observed = observeAssistant(createAssistant({ store, knowledge: () => knowledge, now: () => 0 }), {
    platform: 'slack',
    meter: all.meter,
    log: silentLog,
    clock: () => 0,
  });
  const incoming = {
    rights: everyRight,
    workspace: 'w',
    conversation: 'c',
    author: 'u',
    words: 'x',
    audience: 'direct',
    delivery: null,
    replyTo: null,
  } as const;
  await expect(observed.ask(incoming)).rejects.toThrow('away');
  expect(await ours(all)).toContain(
    'tradeoff_questions_total{platform="slack",intent="none",ending="failed"} 1',
  );
});

it('counts a save that was based on an older version', async () => {
  const all = metrics();
  const store = meterStore(openMemoryStore(), all.meter);
  const key = { workspace: 'w', kind: 'link', id: 'l' } as const;
  await store.save(key, { conversation: 'a' }, { basedOn: 0, due: null });
  expect(await store.save(key, { conversation: 'b' }, { basedOn: 0, due: null })).toBe('conflict');
  expect(await ours(all)).toContain('tradeoff_store_conflicts_total{kind="link"} 1');
});
