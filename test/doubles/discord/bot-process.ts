import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { createDiscordAdapter } from '../../../src/adapters/discord/adapter.ts';
import { openLowdbStore } from '../../../src/adapters/lowdb/store.ts';
import { createAssistant } from '../../../src/core/assistant/assistant.ts';
import { builtInFolder, loadKnowledge } from '../../../src/knowledge/load.ts';
import { compileCache } from '../../compile-cache.ts';

/** A bot in a process of its own, to be killed. Its orders come as one JSON argument. */
const { apiUrl, token, folder, aheadMs, shard } = z
  .object({
    apiUrl: z.string(),
    token: z.string(),
    folder: z.string(),
    aheadMs: z.number(),
    shard: z.number().nullable(),
  })
  .parse(JSON.parse(process.argv[2] ?? '{}'));
const knowledge = loadKnowledge([builtInFolder], compileCache);
const now = (): number => Date.now() + aheadMs;
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const store = await openLowdbStore(folder);
const adapter = createDiscordAdapter({
  store,
  assistant: createAssistant({ store, knowledge: () => knowledge, now }),
  configuration: {
    token,
    guild: null,
    apiUrl,
    messageContent: true,
    shards: shard === null ? { kind: 'one' } : { kind: 'range', from: shard, to: shard, of: 2 },
  },
  pictures: { png: async () => null },
  log: { debug() {}, info: say, warn: say, error: say },
  clock: {
    now,
    wait: async (ms, signal) => void (await sleep(ms, undefined, signal === undefined ? {} : { signal })),
    every(ms, run) {
      const timer = setInterval(run, ms);
      return () => clearInterval(timer);
    },
  },
});
// Heard until the end: where nobody hears it, a library that tidies up ends the process at once.
process.on(
  'SIGTERM',
  () =>
    void adapter
      .stop()
      .then(() => store.close())
      .then(() => process.exit(0)),
);
await adapter.start();
process.stdout.write('ready\n');
