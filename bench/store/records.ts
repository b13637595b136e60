import { mkdirSync, writeFileSync } from 'node:fs';
import { seal } from '../../src/adapters/lowdb/envelope.ts';
import { fileOf, folderOf, foldersIn, locationOf } from '../../src/adapters/lowdb/locations.ts';
import { openLowdbStore } from '../../src/adapters/lowdb/store.ts';
import { openMemoryStore } from '../../src/adapters/memory/store.ts';
import { openPostgresStore } from '../../src/adapters/postgres/store.ts';
import { everyRight } from '../../src/core/access/actor.ts';
import { createAssistant } from '../../src/core/assistant/assistant.ts';
import { documentKinds } from '../../src/core/store/documents.ts';
import type { Key, Store } from '../../src/core/store/store.ts';
import { decisionOf } from '../../test/contract/documents.ts';
import { builtIn } from '../../test/core/built-in.ts';
import { startServer } from '../../test/postgres-server.ts';
import { type Measured, measure } from './measure.ts';

const workspace = 'bench:T1';
const topics = ['billing', 'checkout', 'reports', 'search', 'mobile', 'invoices', 'metrics', 'onboarding'];

const keyOf = (number: number): Key<'decision'> => ({
  workspace,
  kind: 'decision',
  id: `d-${number.toString(16).padStart(6, '0')}`,
});

/** A record as a team has it after some years, every fourth in a closed place. */
function recordOf(number: number) {
  const about = topics[number % topics.length] ?? '';
  const record = decisionOf(`Django for ${about} ${number}`, `U${number % 300}`);
  const context = `The ${about} team rewrites service ${number}, which has to be there by autumn; two of five know Python well, and nobody wants to run another queue.`;
  return {
    ...record,
    content: {
      ...record.content,
      topic: 'python-web-frameworks',
      context,
      reason: `the admin saves us a month on ${about}`,
    },
    checked: builtIn.version,
    conversation: `C${number % 40}/${number}`,
    place: { id: `C${number % 40}`, closed: number % 4 === 0 },
    history: [
      {
        at: 1_700_000_000_000 + number * 3_600_000,
        author: `U${number % 300}`,
        what: 'recorded',
        became: 'accepted' as const,
      },
    ],
    touched: 1_700_000_000_000 + number * 3_600_000,
  };
}

/** Writes records as if they had been there for long: not synced, and without an index. */
export function fillRecords(folder: string, count: number): void {
  const folders = foldersIn(folder);
  const { format } = documentKinds.decision;
  for (let number = 0; number < count; number++) {
    const key = keyOf(number);
    const location = locationOf(key);
    mkdirSync(folderOf(folders, location), { recursive: true });
    writeFileSync(
      fileOf(folders, location),
      seal({ ...key, format, version: 1, due: null, expires: null, text: JSON.stringify(recordOf(number)) }),
    );
  }
}

export async function saveRecords(store: Store, count: number): Promise<void> {
  for (let from = 0; from < count; from += 50)
    await Promise.all(
      Array.from({ length: Math.min(50, count - from) }, (_, at) =>
        store.save(keyOf(from + at), recordOf(from + at), { basedOn: 0, due: null }),
      ),
    );
}

export type AskedRecords = { readonly words: string; readonly first: number; readonly asked: Measured };

function openMemoryAssistant() {
  return createAssistant({ store: openMemoryStore(), knowledge: () => builtIn, now: Date.now });
}

/** Asked in the thread of a record. */
function questionOf(words: string, number: number, delivery: string) {
  return {
    workspace,
    conversation: `C${number % 40}/${number}`,
    author: 'U1',
    rights: everyRight,
    words,
    audience: 'direct' as const,
    place: { id: `C${number % 40}`, closed: false },
    replyTo: { platform: 'bench', address: {} },
    delivery,
  };
}

/** What looking up decisions takes, through the assistant: the turn is read, answered and saved. */
export async function askRecords(store: Store, records: number, count: number): Promise<AskedRecords[]> {
  const assistant = createAssistant({ store, knowledge: () => builtIn, now: Date.now });
  // The first question of a process reads what it takes to understand any.
  await openMemoryAssistant().ask(questionOf('django or flask?', 0, 'warm'));
  const found: AskedRecords[] = [];
  for (const words of ['record it', 'decisions', 'decisions about invoices', 'why did we choose django?']) {
    const ask = async (index: number): Promise<void> => {
      await assistant.ask(questionOf(words, (index * 2_654_435_761) % records, `${words} ${index}`));
    };
    const began = performance.now();
    await ask(1);
    const first = performance.now() - began;
    found.push({ words, first, asked: await measure(count, 1, (index) => ask(index + 2)) });
  }
  return found;
}

export type RecordsRun = {
  readonly start: number;
  /** The first look-up, which makes the whole index. */
  readonly made: number;
  readonly asked: readonly AskedRecords[];
};

export async function runRecords(folder: string, records: number, count: number): Promise<RecordsRun> {
  fillRecords(folder, records);
  const first = await openLowdbStore(folder);
  const began = performance.now();
  await first.findRecords(workspace, { statuses: ['accepted'] }, { by: 'decided' }, 1);
  const made = performance.now() - began;
  await first.close();
  const opening = performance.now();
  const store = await openLowdbStore(folder);
  const start = performance.now() - opening;
  const asked = await askRecords(store, records, count);
  await store.close();
  return { start, made, asked };
}

export async function runRecordsInPostgres(
  records: number,
  count: number,
): Promise<Omit<RecordsRun, 'made'>> {
  const server = await startServer({ durable: true });
  try {
    const url = await server.database();
    const filling = await openPostgresStore(url, { log: () => undefined });
    await saveRecords(filling, records);
    await filling.close();
    const opening = performance.now();
    const store = await openPostgresStore(url, { log: () => undefined });
    const start = performance.now() - opening;
    const asked = await askRecords(store, records, count);
    await store.close();
    return { start, asked };
  } finally {
    await server.stop();
  }
}
