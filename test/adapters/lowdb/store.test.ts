import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { pathOf } from '../../../src/adapters/lowdb/layout.ts';
import { openLowdbStore } from '../../../src/adapters/lowdb/store.ts';
import { newConversation } from '../../../src/core/conversation.ts';
import type { ConversationDocument } from '../../../src/core/documents.ts';
import { DamagedDocument, type Key, type Store } from '../../../src/core/store.ts';
import { newFolder, root, runProgramProcess } from '../../run-program.ts';

const key = (id: string): Key<'conversation'> => ({ workspace: 'w', kind: 'conversation', id });
const document = (id: string): ConversationDocument => ({
  conversation: newConversation(id),
  deliveries: [],
  outbox: [],
  heldUntil: 0,
  address: null,
  place: null,
  unshared: null,
  muted: false,
  touched: 0,
});
const unasked = { basedOn: 0, due: null };

async function open(folder: string): Promise<Store> {
  const store = await openLowdbStore(folder);
  onTestFinished(() => store.close());
  return store;
}

it('keeps documents over a restart, each in a small file of its own', async () => {
  const folder = newFolder();
  const first = await openLowdbStore(folder);
  await first.save(key('a/../../b'), document('a'), unasked);
  await first.save(key('\u0000 💥'), document('b'), unasked);
  await first.close();
  const second = await open(folder);
  expect((await second.load(key('a/../../b')))?.value).toEqual(document('a'));
  expect((await second.load(key('\u0000 💥')))?.version).toBe(1);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  );
  expect(files).toHaveLength(2);
});

it('lets one of many saves that are based on the same version win', async () => {
  const store = await open(newFolder());
  const results = await Promise.all(
    Array.from({ length: 20 }, () => store.save(key('a'), document('a'), unasked)),
  );
  expect(results.filter((result) => result === 1)).toHaveLength(1);
  expect(results.filter((result) => result === 'conflict')).toHaveLength(19);
});

it('tells what is due and lists a workspace', async () => {
  const store = await open(newFolder());
  await store.save(key('b'), document('b'), { basedOn: 0, due: 10 });
  await store.save(key('a'), document('a'), { basedOn: 0, due: 5 });
  await store.save({ ...key('c'), workspace: 'other' }, document('c'), unasked);
  expect((await store.due('conversation', 10, 1)).map(({ id }) => id)).toEqual(['a']);
  const listed: string[] = [];
  for await (const { key: found } of store.list('w', 'conversation')) listed.push(found.id);
  expect(listed).toEqual(['a', 'b']);
  await store.remove(key('a'));
  expect(await store.load(key('a'))).toBeUndefined();
});

it.each([
  ['half a document', '{"workspace":"w","id":"a","ver'],
  ['an empty file', ''],
  [
    'a document of another shape',
    '{"workspace":"w","id":"a","version":1,"due":null,"value":{"muted":"yes"}}',
  ],
])('sets %s aside and names it, and never overwrites it', async (_, damage) => {
  const folder = newFolder();
  const path = pathOf(folder, key('a'));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, damage);
  const store = await open(folder);
  const trouble = await store.load(key('a')).catch((error: unknown) => error);
  expect(trouble).toBeInstanceOf(DamagedDocument);
  const [aside = ''] = readdirSync(join(folder, 'damaged'));
  expect(String(trouble)).toContain(join(folder, 'damaged', aside));
  expect(readFileSync(join(folder, 'damaged', aside), 'utf8')).toBe(damage);
  expect(existsSync(path)).toBe(false);
  expect(await store.save(key('a'), document('a'), unasked)).toBe(1);
});

it('keeps every damaged document, also of the same thread', async () => {
  const folder = newFolder();
  const path = pathOf(folder, key('a'));
  mkdirSync(dirname(path), { recursive: true });
  const store = await open(folder);
  for (const damage of ['one', 'two']) {
    writeFileSync(path, damage);
    await expect(store.load(key('a'))).rejects.toThrow(DamagedDocument);
  }
  const kept = readdirSync(join(folder, 'damaged')).map((name) =>
    readFileSync(join(folder, 'damaged', name), 'utf8'),
  );
  expect(kept.sort()).toEqual(['one', 'two']);
});

it('refuses a second store on the same folder, in this process and in another', async () => {
  const folder = newFolder();
  await open(folder);
  await expect(openLowdbStore(folder)).rejects.toThrow(`another process is using the data folder ${folder}`);
  const run = await runProgramProcess(['chat', '--data', folder], { input: 'django or flask?\n' });
  expect(run).toEqual({
    code: 1,
    stdout: '',
    stderr: `tradeoff: another process is using the data folder ${folder}; stop it, or give this one its own DATA_DIR\n`,
  });
});

it('takes over the lock of a process that was killed', async () => {
  const folder = newFolder();
  // A socket file that nobody listens on, as a kill leaves it.
  const left = spawnSync(
    process.execPath,
    [
      '-e',
      `require('node:net').createServer().listen(${JSON.stringify(join(folder, 'lock.sock'))}, () => process.kill(process.pid, 'SIGKILL'))`,
    ],
    { cwd: root },
  );
  expect(left.signal).toBe('SIGKILL');
  expect(existsSync(join(folder, 'lock.sock'))).toBe(true);
  const store = await open(folder);
  expect(await store.save(key('a'), document('a'), unasked)).toBe(1);
});
