import { systemClock } from '../../../src/adapters/chat/clock.ts';
import { openPostgresStore } from '../../../src/adapters/postgres/store.ts';
import { createSlackAdapter } from '../../../src/adapters/slack/adapter.ts';
import { createAssistant } from '../../../src/core/assistant/assistant.ts';
import { builtInFolder, loadKnowledge } from '../../../src/knowledge/load.ts';
import { compileCache } from '../../compile-cache.ts';

/** One of several processes of the bot on one database; its address and Slack's are arguments. */
const [url = '', apiUrl = ''] = process.argv.slice(2);
const knowledge = loadKnowledge([builtInFolder], compileCache);
const line = (text: string): void => void process.stderr.write(`${text}\n`);
const store = await openPostgresStore(url, { log: line });
const adapter = createSlackAdapter({
  assistant: createAssistant({ store, knowledge: () => knowledge, now: Date.now }),
  store,
  configuration: {
    transport: { kind: 'socket', appToken: 'xapp-1-test' },
    access: { kind: 'token', botToken: 'xoxb-0-test' },
    apiUrl,
  },
  pictures: { png: async () => null },
  log: { debug() {}, info: line, warn: line, error: line },
  clock: systemClock,
  pace: {
    postEvery: 1,
    sweepEvery: 1000,
    retryAfter: 20,
    reconnectAfter: 20,
    pingTimeout: 3000,
    drainFor: 500,
  },
});
process.once('SIGTERM', () => void adapter.stop().then(() => store.close()));
await adapter.start();
process.stdout.write('ready\n');
