import { systemClock } from '../../../src/adapters/chat/clock.ts';
import { openLowdbStore } from '../../../src/adapters/lowdb/store.ts';
import { createSlackAdapter } from '../../../src/adapters/slack/adapter.ts';
import { createAssistant } from '../../../src/core/assistant/assistant.ts';
import { builtInFolder, loadKnowledge } from '../../../src/knowledge/load.ts';
import { compileCache } from '../../compile-cache.ts';

/** The bot as a process to be killed; its folder, Slack's address and how far its clock is ahead are arguments. */
const [folder = '', apiUrl = '', ahead = '0'] = process.argv.slice(2);
const knowledge = loadKnowledge([builtInFolder], compileCache);
const now = (): number => Date.now() + Number(ahead);
const store = await openLowdbStore(folder);
const line = (text: string): void => void process.stderr.write(`${text}\n`);
const adapter = createSlackAdapter({
  assistant: createAssistant({ store, knowledge: () => knowledge, now }),
  store,
  configuration: {
    transport: { kind: 'socket', appToken: 'xapp-1-test' },
    access: { kind: 'token', botToken: 'xoxb-0-test' },
    apiUrl,
  },
  pictures: { png: async () => null },
  log: { debug() {}, info: line, warn: line, error: line },
  clock: { ...systemClock, now },
  pace: {
    postEvery: 1,
    sweepEvery: 50,
    retryAfter: 20,
    reconnectAfter: 20,
    pingTimeout: 3000,
    drainFor: 500,
  },
});
process.once('SIGTERM', () => void adapter.stop().then(() => store.close()));
await adapter.start();
process.stdout.write('ready\n');
