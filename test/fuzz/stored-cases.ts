import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import { expect, it } from 'vitest';
import { fileOf, foldersIn, locationOf } from '../../src/adapters/lowdb/locations.ts';
import { openLowdbStore } from '../../src/adapters/lowdb/store.ts';
import { openMemoryStore } from '../../src/adapters/memory/store.ts';
import { importLines } from '../../src/adapters/transfer/import.ts';
import { everyRight } from '../../src/core/access/actor.ts';
import { type Assistant, createAssistant } from '../../src/core/assistant/assistant.ts';
import { documentKinds, kindNames } from '../../src/core/store/documents.ts';
import { isPrecious, NewerFormat } from '../../src/core/store/formats.ts';
import { DamagedDocument, type Store, type Stored } from '../../src/core/store/store.ts';
import { builtIn } from '../core/built-in.ts';
import { seeded } from '../crash/rounds.ts';
import { newFolder } from '../new-folder.ts';
import { watchCpu } from './busy.ts';
import { flipped, mutated } from './mutate.ts';

/** The longest that one broken document may take, in milliseconds of CPU time. */
const hang = 1000;

const knowledge = builtIn;
const workspace = 'w';

/** A line of an export: a document in the form in which a person may put it back into its file. */
type Line = Stored & { readonly document: Record<string, unknown> };

/**
 * Puts mutated documents into the store's folder, as a person who repairs them by hand: each is refused as damaged, or
 * accepted, and then its threads and records still work.
 */
export function fuzzStored(count: number, seed: number): void {
  it(`accepts or refuses each of ${count} broken documents, and goes on in their threads, seed ${seed}`, {
    timeout: 60_000 + count * 30,
  }, async () => {
    const random = seeded(seed);
    const folder = newFolder();
    const lines = await storedTalk();
    // No cache, so that each file is read again.
    const store = await openLowdbStore(folder, { log() {}, cacheSize: 1 });
    const busy = watchCpu();
    let refused = 0;
    const put = ({ key }: Line, text: string): void => {
      const file = fileOf(foldersIn(folder), locationOf(key));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    };
    try {
      for (const line of lines) put(line, JSON.stringify(inFile(line)));
      for (let round = 0; round < count; round++) {
        const line = lines[Math.floor(random() * lines.length)];
        if (line === undefined) throw new Error('there is nothing to break');
        const text = brokenText(inFile(line), random);
        put(line, text);
        const taken = await store.load(line.key).catch((fault: unknown) => {
          refused++;
          expectRefusal(fault, text);
        });
        if (taken !== undefined) await askAround(taken, lines, text);
        expect(busy.longest(), text).toBeLessThan(hang);
        // A refused document of a precious kind is still in its place.
        if (taken === undefined && isPrecious(line.key.kind))
          await expect(store.load(line.key), text).rejects.toThrow();
        put(line, JSON.stringify(inFile(line)));
      }
      expect(refused).toBeGreaterThan(count / 10);
      expect(refused).toBeLessThan(count);
      expect(Object.prototype).not.toHaveProperty('polluted');
    } finally {
      busy.end();
      await store.close();
    }
  });

  it(`imports or refuses an export with ${count} broken lines, seed ${seed}`, async () => {
    const random = seeded(seed);
    const documents = await storedTalk();
    for (let round = 0; round < count; round++) {
      const line = documents[round % documents.length];
      if (line === undefined) throw new Error('there is nothing to break');
      const text = brokenText(line.document, random);
      const store = openMemoryStore();
      const given = ['{"tradeoff":"export","format":1}', text.replaceAll('\n', ' '), '{"documents":1}'];
      try {
        await importLines(store, Readable.from(given), { replace: true });
      } catch (fault) {
        expect(String(fault), text).toMatch(/line \d|has format|lines are missing/);
        expect(await store.workspaces(), text).toEqual([]);
      }
    }
    expect(Object.prototype).not.toHaveProperty('polluted');
  });
}

const followUps = [
  'django or flask?',
  'why?',
  'not flask',
  'are you sure?',
  'decisions',
  'how do we choose?',
];

/** Every question in the threads of an accepted document gets an answer. */
async function askAround(taken: Stored, lines: readonly Line[], text: string): Promise<void> {
  const store = openMemoryStore();
  for (const { key, value, due, expires } of lines) {
    const one = isDeepStrictEqual(key, taken.key) ? taken : { key, value, due, expires };
    await store.save(key, one.value, { basedOn: 0, due: one.due, expires: one.expires });
  }
  const assistant = assistantOn(store);
  for (const words of followUps)
    await ask(assistant, 't1', words).catch((fault: unknown) =>
      expect.fail(
        `${words}: ${fault instanceof Error ? fault.stack : String(fault)}\n${text.slice(0, 4_000)}`,
      ),
    );
}

function ask(assistant: Assistant, conversation: string, words: string) {
  return assistant.ask({
    rights: everyRight,
    workspace,
    conversation,
    author: 'anna',
    words,
    audience: 'direct',
    delivery: null,
    replyTo: null,
    place: { id: 'c', closed: false },
  });
}

function assistantOn(store: Store): Assistant {
  return createAssistant({ store, knowledge: () => knowledge, now: () => 1_790_000_000_000 });
}

/** At least one document of every kind that a conversation creates. */
async function storedTalk(): Promise<readonly Line[]> {
  const store = openMemoryStore();
  const assistant = assistantOn(store);
  for (const words of [
    'we are 3 people and need an admin panel, django or fastapi?',
    'admin matters most',
    'not flask',
    'how do we choose?',
    'yes',
    'ok team, we go with django',
  ])
    await ask(assistant, 't1', words);
  for await (const { key } of store.list(workspace, 'decision'))
    await ask(assistant, 't1', `record decision ${key.id}`);
  await ask(assistant, 't2', 'weigh together with ben until 2999-01-01');
  const lines: Line[] = [];
  for (const kind of kindNames)
    for await (const { key, value, version, due, expires } of store.list(workspace, kind))
      lines.push({
        key,
        value,
        version,
        due,
        expires,
        document: { workspace, kind, id: key.id, format: documentKinds[kind].format, due, expires, value },
      });
  return lines;
}

/** The document as in its file, where it has a version. */
const inFile = ({ document }: Line): Record<string, unknown> => ({ ...document, version: 7 });

/** Most mutations are in the value, some in the fields around it, and some in the text. */
function brokenText(document: Record<string, unknown>, random: () => number): string {
  const chosen = random();
  if (chosen < 0.7) return JSON.stringify({ ...document, value: mutated(document.value, random) });
  if (chosen < 0.85) return JSON.stringify(mutated(document, random)) ?? '';
  return flipped(JSON.stringify(document), random);
}

function expectRefusal(fault: unknown, text: string): void {
  const refusals = [DamagedDocument, NewerFormat];
  expect(
    refusals.some((kind) => fault instanceof kind),
    `${fault instanceof Error ? fault.stack : String(fault)}\n${text.slice(0, 4_000)}`,
  ).toBe(true);
}
