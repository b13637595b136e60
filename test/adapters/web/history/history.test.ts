import { expect, it } from 'vitest';
import { type HistoryChange, openHistory } from '../../../../src/adapters/web/history/history.ts';
import { memoryJournal } from '../../../../src/adapters/web/history/journal.ts';
import type { SaidMessage } from '../../../../src/adapters/web/history/message.ts';
import { limits } from '../../../../src/adapters/web/limits.ts';

const said = (id: string, thread: string | null, at: number): SaidMessage => ({
  kind: 'said',
  id,
  channel: 'general',
  thread,
  shownTo: null,
  at,
  author: 'you',
  words: id,
  isToBot: true,
  edits: 0,
  isDeleted: false,
});

it('tells those who look at it what changed, in order', async () => {
  const history = await openHistory(memoryJournal());
  const told: HistoryChange['kind'][] = [];
  const stop = history.onChange(({ kind }) => told.push(kind));
  await history.put(said('a', null, 1));
  await history.addPerson({ id: 'anna', name: 'Anna' });
  await history.drop('a');
  await history.drop('a');
  stop();
  await history.put(said('b', null, 1));
  expect(told).toEqual(['put', 'people', 'drop']);
});

it('is bounded: the thread that was silent for longest goes, with all its replies', async () => {
  const history = await openHistory(memoryJournal());
  await history.put(said('first', null, 1));
  await history.put(said('old', null, 2));
  await history.put(said('reply', 'old', 3));
  for (let count = 0; count < limits.messages - 3; count++)
    await history.put(said(`m${count}`, 'first', 10 + count));
  expect(history.messages('general')).toHaveLength(limits.messages);
  await history.put(said('new', null, 5_000));
  expect(history.find('old')).toBeUndefined();
  expect(history.find('reply')).toBeUndefined();
  expect(history.find('first')).toBeDefined();
  expect(history.find('new')).toBeDefined();
});

it('forgets a thread 90 days after its last message', async () => {
  const history = await openHistory(memoryJournal());
  await history.put(said('a', null, 0));
  await history.put(said('b', 'a', 1_000));
  await history.put(said('c', null, 0));
  await history.expire(limits.keptFor + 500);
  expect(history.messages('general').map(({ id }) => id)).toEqual(['a', 'b']);
  await history.expire(limits.keptFor + 1_500);
  expect(history.messages('general')).toEqual([]);
});

it('shows nothing that it could not keep', async () => {
  const journal = { ...memoryJournal(), append: () => Promise.reject(new Error('the disk is full')) };
  const history = await openHistory(journal);
  const told: string[] = [];
  history.onChange(({ kind }) => told.push(kind));
  await expect(history.put(said('a', null, 1))).rejects.toThrow('the disk is full');
  expect(history.messages('general')).toEqual([]);
  expect(told).toEqual([]);
});
