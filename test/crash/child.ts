import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { realDisk } from '../../src/adapters/lowdb/disk.ts';
import { openLowdbStore } from '../../src/adapters/lowdb/store.ts';
import { openMemoryStore } from '../../src/adapters/memory/store.ts';
import { openPostgresStore } from '../../src/adapters/postgres/store.ts';
import { everyRight } from '../../src/core/access/actor.ts';
import type { Place } from '../../src/core/access/place.ts';
import { createAssistant } from '../../src/core/assistant/assistant.ts';
import type { Outgoing } from '../../src/core/store/documents.ts';
import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';
import { compileCache } from '../compile-cache.ts';
import { type ChildMessage, childSettings, type TestDelivery, testDeliverySchema } from './protocol.ts';
import { reportDiskSteps, reportStoreSteps } from './steps.ts';

/**
 * A bot whose parent process is the platform: deliveries arrive on standard input, and what it does goes to standard
 * output at once and unbuffered, so that the parent knows everything that happened before a kill.
 */
const settings = childSettings.parse(JSON.parse(process.argv[2] ?? '{}'));
const send = (message: ChildMessage): void => void writeSync(1, `${JSON.stringify(message)}\n`);

type Filled = NonNullable<TestDelivery['form']>;

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
    ? await openLowdbStore(settings.folder, { disk: reportDiskSteps(realDisk, reached), log: silent })
    : await openPostgresStore(settings.url, { log: silent });
const store = reportStoreSteps(opened, reached);
const knowledge = loadKnowledge([builtInFolder], compileCache);
const assistant = createAssistant({ store, knowledge: () => knowledge, now });

/** Posts a reply and the ones that wait behind it. */
async function post(conversation: string, first: string): Promise<void> {
  for (let answer: string | undefined = first; answer !== undefined; ) {
    reached('platform: posting');
    send({ kind: 'posted', conversation, answer });
    reached('platform: posted');
    const next: Outgoing | null = await assistant.outbox.posted('test:w', conversation, answer);
    send({ kind: 'marked', answer });
    reached('platform: marked');
    answer = next?.answer;
  }
}

async function sweep(): Promise<void> {
  for (const { key, outgoing } of await assistant.outbox.takeOver('test', now(), 1_000))
    await post(key.id, outgoing.answer);
  for (const { conversation, outgoing } of await assistant.due('test', now(), 'test:'))
    await post(conversation, outgoing.answer);
}

function placeOf(channel: string | undefined): Place | null {
  return channel === undefined ? null : { id: channel, closed: false };
}

async function submit(
  { delivery, conversation, author = question.author, channel }: TestDelivery,
  form: Filled,
): Promise<void> {
  const submitted = await assistant.forms.submit({
    ...{ workspace: 'test:w', conversation, author, delivery, place: placeOf(channel), rights: everyRight },
    ...form,
  });
  send({ kind: 'acknowledged', delivery });
  reached('platform: acknowledged');
  for (const { conversation: thread, outgoing } of submitted?.postings ?? [])
    await post(thread, outgoing.answer);
}

async function take(line: string): Promise<void> {
  const given = testDeliverySchema.parse(JSON.parse(line));
  const { delivery, conversation, author = question.author, words = question.words, form } = given;
  reached('platform: received');
  if (form !== undefined) return submit(given, form);
  const place = placeOf(given.channel);
  const outcome = await assistant.ask({
    rights: everyRight,
    ...(place === null ? {} : { place }),
    audience: question.audience,
    author,
    words,
    workspace: 'test:w',
    conversation,
    delivery,
    replyTo: { platform: 'test', address: { conversation } },
  });
  send({ kind: 'acknowledged', delivery });
  reached('platform: acknowledged');
  if (outcome.kind === 'answered' && outcome.post !== null) await post(conversation, outcome.post.answer);
}

// Warm up: the first turn of a process is slow, and kills should hit many turns.
await createAssistant({ store: openMemoryStore(), knowledge: () => knowledge, now }).ask({
  rights: everyRight,
  ...question,
  workspace: 'test:w',
  conversation: 'warm',
  delivery: null,
  replyTo: null,
});
send({ kind: 'ready' });
let inProgress = 1;
const finished = (): void => {
  if (--inProgress === 0) send({ kind: 'idle' });
};
createInterface({ input: process.stdin }).on('line', (line) => {
  inProgress++;
  take(line).then(finished, (error: unknown) => {
    send({ kind: 'failed', reason: String(error) });
    finished();
  });
});
await sweep().catch((error: unknown) => send({ kind: 'failed', reason: String(error) }));
finished();
if (settings.speed > 1) setInterval(() => void sweep().then(() => send({ kind: 'swept' })), 100);
