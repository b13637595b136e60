import { appendFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openHistory } from '../../../../src/adapters/web/history/history.ts';
import { openFileJournal } from '../../../../src/adapters/web/history/journal.ts';
import type { SaidMessage } from '../../../../src/adapters/web/history/message.ts';
import { newFolder } from '../../../new-folder.ts';

const said = (id: string, more: Partial<SaidMessage> = {}): SaidMessage => ({
  kind: 'said',
  id,
  channel: 'general',
  thread: null,
  shownTo: null,
  at: 1,
  author: 'you',
  words: `words of ${id}`,
  isToBot: true,
  edits: 0,
  isDeleted: false,
  ...more,
});
const silent = (): void => {};
const idsIn = (history: Awaited<ReturnType<typeof openHistory>>): readonly string[] =>
  history.messages('general').map(({ id }) => id);

it('a history is there again after the program ends', async () => {
  const path = join(newFolder(), 'web', 'chat.jsonl');
  const first = await openHistory(await openFileJournal(path, silent));
  await first.addPerson({ id: 'anna', name: 'Anna' });
  await first.setChannel('general', { at: 5, isGreeted: true });
  await first.put(said('a'));
  await first.put(said('b', { thread: 'a' }));
  await first.put(said('a', { words: 'edited', edits: 1 }));
  await first.drop('b');
  await first.close();
  const second = await openHistory(await openFileJournal(path, silent));
  expect(second.messages('general')).toEqual([said('a', { words: 'edited', edits: 1 })]);
  expect(second.people()).toEqual([{ id: 'anna', name: 'Anna' }]);
  expect(second.channels().get('general')).toEqual({ at: 5, isGreeted: true });
  await second.close();
});

it.runIf(process.platform !== 'win32')('nobody else on the machine may read what people write', async () => {
  const path = join(newFolder(), 'web', 'chat.jsonl');
  const journal = await openFileJournal(path, silent);
  await journal.append({ kind: 'put', message: said('a') });
  await journal.close();
  expect(statSync(path).mode & 0o077).toBe(0);
  expect(statSync(join(path, '..')).mode & 0o077).toBe(0);
});

it('a line that was torn by a power cut costs itself alone, and is told of', async () => {
  const path = join(newFolder(), 'chat.jsonl');
  const first = await openHistory(await openFileJournal(path, silent));
  await first.put(said('a'));
  await first.close();
  appendFileSync(path, '{"kind":"put","message":{"kind":"sa');
  let unread = 0;
  const second = await openHistory(
    await openFileJournal(path, (lines) => {
      unread = lines;
    }),
  );
  expect(unread).toBe(1);
  await second.put(said('b'));
  await second.close();
  const third = await openHistory(await openFileJournal(path, silent));
  expect(idsIn(third)).toEqual(['a', 'b']);
  await third.close();
});

it('what is written at the same time is kept in order, one entry a line', async () => {
  const path = join(newFolder(), 'chat.jsonl');
  const journal = await openFileJournal(path, silent);
  const ids = Array.from({ length: 50 }, (_, index) => `m${index}`);
  await Promise.all(ids.map((id) => journal.append({ kind: 'drop', id })));
  await journal.close();
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line).id)).toEqual(ids);
});

it('a file that holds mostly what was replaced is written anew, and loses nothing', async () => {
  const path = join(newFolder(), 'chat.jsonl');
  const first = await openHistory(await openFileJournal(path, silent));
  for (let edits = 0; edits < 600; edits++) await first.put(said('a', { edits }));
  await first.close();
  const second = await openHistory(await openFileJournal(path, silent));
  await second.put(said('b'));
  await second.close();
  expect(readFileSync(path, 'utf8').trimEnd().split('\n')).toHaveLength(2);
  const third = await openHistory(await openFileJournal(path, silent));
  expect(idsIn(third)).toEqual(['a', 'b']);
  await third.close();
});
