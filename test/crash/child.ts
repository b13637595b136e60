import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { realDisk } from '../../src/adapters/lowdb/disk.ts';
import { openLowdbStore } from '../../src/adapters/lowdb/store.ts';
import { openMemoryStore } from '../../src/adapters/memory/store.ts';
import { openPostgresStore } from '../../src/adapters/postgres/store.ts';
import { createAssistant } from '../../src/core/assistant/assistant.ts';
import type { Outgoing } from '../../src/core/store/documents.ts';
import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';
import { childSettings, delivered, type Said } from './protocol.ts';
import { tellDisk, tellStore } from './steps.ts';

/**
 * A bot of which the parent is the platform: deliveries come in on standard input, and what it does goes out on
 * standard output, at once and unbuffered, so that the parent knows all that was said before a kill.
 */
const settings = childSettings.parse(JSON.parse(process.argv[2] ?? '{}'));
const say = (said: Said): void => void writeSync(1, `${JSON.stringify(said)}\n`);

const question = { author: 'U1', words: 'django or flask?', audience: 'direct' } as const;

let left = settings.die?.after ?? 0;
const reached = (step: string): void => {
  if (settings.die?.step === step && --left < 0) process.kill(process.pid, 'SIGKILL');
};

const started = Date.now();
const now = (): number => settings.clock + (Date.now() - started) * settings.speed;
const silent = (): void => undefined;
const opened =
  settings.url === null
    ? await openLowdbStore(settings.folder, { disk: tellDisk(realDisk, reached), log: silent })
    : await openPostgresStore(settings.url, { log: silent });
const store = tellStore(opened, reached);
const knowledge = loadKnowledge([builtInFolder]);
const assistant = createAssistant({ store, knowledge: () => knowledge, now });

/** Posts a reply and the ones that wait behind it. */
async function post(conversation: string, first: string): Promise<void> {
  for (let answer: string | undefined = first; answer !== undefined; ) {
    reached('platform: posting');
    say({ kind: 'posted', conversation, answer });
    reached('platform: said');
    const next: Outgoing | null = await assistant.outbox.posted('test:w', conversation, answer);
    say({ kind: 'marked', answer });
    reached('platform: marked');
    answer = next?.answer;
  }
}

async function sweep(): Promise<void> {
  for (const { key, outgoing } of await assistant.outbox.takeOver('test', now(), 1_000))
    await post(key.id, outgoing.answer);
}

async function take(line: string): Promise<void> {
  const { delivery, conversation } = delivered.parse(JSON.parse(line));
  reached('platform: received');
  const outcome = await assistant.ask({
    ...question,
    workspace: 'test:w',
    conversation,
    delivery,
    replyTo: { platform: 'test', address: { conversation } },
  });
  say({ kind: 'acknowledged', delivery });
  reached('platform: acknowledged');
  if (outcome.kind === 'answered' && outcome.post !== null) await post(conversation, outcome.post.answer);
}

// The first turn of a process is slow; kills are to meet many turns, not the first.
await createAssistant({ store: openMemoryStore(), knowledge: () => knowledge, now }).ask({
  ...question,
  workspace: 'test:w',
  conversation: 'warm',
  delivery: null,
  replyTo: null,
});
say({ kind: 'ready' });
let working = 1;
const finished = (): void => {
  if (--working === 0) say({ kind: 'idle' });
};
createInterface({ input: process.stdin }).on('line', (line) => {
  working++;
  take(line).then(finished, (error: unknown) => {
    say({ kind: 'failed', reason: String(error) });
    finished();
  });
});
await sweep().catch((error: unknown) => say({ kind: 'failed', reason: String(error) }));
finished();
if (settings.speed > 1) setInterval(() => void sweep().then(() => say({ kind: 'swept' })), 100);
