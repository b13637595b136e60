import { Writable } from 'node:stream';
import { boundAssistant } from '../../src/adapters/limits/bounded-assistant.ts';
import { createLimiter } from '../../src/adapters/limits/limiter.ts';
import { openLog } from '../../src/adapters/log/open-log.ts';
import { openMemoryStore } from '../../src/adapters/memory/store.ts';
import { createMetrics } from '../../src/adapters/metrics/meter.ts';
import { meterStore } from '../../src/adapters/metrics/metered-store.ts';
import { observeAssistant } from '../../src/adapters/metrics/observed-assistant.ts';
import { everyRight } from '../../src/core/access/actor.ts';
import { createAssistant } from '../../src/core/assistant/assistant.ts';
import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';
import { compileCache } from '../compile-cache.ts';

/**
 * Asks as many questions as its argument says through everything that `tradeoff start` puts between an adapter and a store
 * in memory. Prints the size of the heap after a full collection at each tenth. Needs --expose-gc.
 */
const count = Number(process.argv[2]);
const words = [
  'django or flask?',
  'and databases?',
  'why?',
  'we are 3 people and need an admin panel by friday. django or fastapi?',
  'what about testing in flask',
  'not flask',
  'how do we choose?',
  'are you sure?',
  'and async?',
  'thanks!',
  'lunch at noon? I bring the slides for room',
  'which one has migrations built in',
];

let now = 0;
const knowledge = loadKnowledge([builtInFolder], compileCache);
const metrics = createMetrics({
  queues: () => [],
  parts: async () => ({}),
  version: 'soak',
  knowledge: () => knowledge.version,
});
const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
const log = await openLog({
  format: 'json',
  level: 'info',
  words: true,
  secrets: ['a secret of this process'],
  out: nowhere,
  now: () => now,
});
const { meter } = metrics;
const store = meterStore(openMemoryStore(), meter);
const limiter = createLimiter(
  { user: { most: 5, seconds: 60 }, channel: { most: 60, seconds: 60 }, workspace: null },
  () => now,
);
const inner = boundAssistant(
  createAssistant({ store, knowledge: () => knowledge, now: () => now, limiter, meter }),
);
const assistant = observeAssistant(inner, { platform: 'soak', meter, log, clock: () => performance.now() });

async function ask(n: number): Promise<string> {
  now += 20;
  const thread = Math.floor(n / 8);
  const workspace = `w${thread % 40}`;
  const conversation = `t${thread}`;
  const incoming = {
    rights: everyRight,
    workspace,
    conversation,
    // One in ten comes from the same person, who hits the limit.
    author: n % 10 === 0 ? 'flood' : `u${n % 3_000}`,
    // A unique number, so that nothing can be cached by the words.
    words: `${words[n % words.length] ?? ''} ${n}`,
    audience: n % 5 === 0 ? 'shared' : 'direct',
    delivery: `d${n}`,
    place: { id: `c${thread % 400}`, closed: false },
    replyTo: { platform: 'soak', address: conversation },
  } as const;
  const outcome = await assistant.ask(incoming);
  await assistant.remember(incoming, outcome);
  const post = 'post' in outcome ? outcome.post : null;
  if (post !== null)
    await assistant.outbox.posted(workspace, conversation, post.answer, {
      thread: `p${thread}`,
      destination: 'there',
    });
  return outcome.kind;
}

function heapAfterCollection(): number {
  if (globalThis.gc === undefined) throw new Error('start it with --expose-gc');
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

const kinds = new Map<string, number>();
const began = performance.now();
const tenth = Math.floor(count / 10);
for (let n = 1; n <= count; n++) {
  const kind = await ask(n);
  kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  // Yields as a platform's socket would, so that timers run.
  if (n % 1_000 === 0) await new Promise((next) => setImmediate(next));
  if (n % 10_000 === 0) {
    await assistant.outbox.takeOver('soak', now, 10);
    await metrics.text();
  }
  if (n % tenth === 0) {
    const seconds = (performance.now() - began) / 1_000;
    process.stdout.write(
      `${JSON.stringify({ asked: n, heap: heapAfterCollection(), seconds, kinds: Object.fromEntries(kinds) })}\n`,
    );
  }
}
