import { expect, it } from 'vitest';
import { forgetInHistory } from '../../../../src/adapters/web/history/forget.ts';
import { openHistory } from '../../../../src/adapters/web/history/history.ts';
import { memoryJournal } from '../../../../src/adapters/web/history/journal.ts';
import type { ChannelMessage } from '../../../../src/adapters/web/history/message.ts';

const common = { channel: 'general', shownTo: null, at: 1 };
const said = (id: string, author: string, thread: string | null = null): ChannelMessage => ({
  kind: 'said',
  id,
  ...common,
  thread,
  author,
  words: id,
  isToBot: true,
  edits: 0,
  isDeleted: false,
});
const posted = (id: string, thread: string | null, shownTo: string | null = null): ChannelMessage => ({
  kind: 'posted',
  id,
  ...common,
  thread,
  shownTo,
  answer: id,
  part: 0,
  content: { blocks: [], menu: [], conversation: null, isAloud: false },
  isEdited: false,
});

async function filled() {
  const history = await openHistory(memoryJournal());
  for (const id of ['anna', 'ben']) await history.addPerson({ id, name: id });
  await history.setChannel('general', { at: 0, isGreeted: true });
  for (const message of [
    posted('hello', null),
    said('annas', 'anna'),
    posted('answer to anna', 'annas'),
    said('bens in annas', 'ben', 'annas'),
    said('bens', 'ben'),
    posted('answer to ben', 'bens'),
    said('annas in bens', 'anna', 'bens'),
    posted('for anna alone', 'bens', 'anna'),
  ])
    await history.put(message);
  return history;
}

it('removes what one person wrote, was told, and was answered', async () => {
  const history = await filled();
  expect(await forgetInHistory(history, 'anna')).toBe(4);
  expect(history.messages('general').map(({ id }) => id)).toEqual([
    'hello',
    'bens in annas',
    'bens',
    'answer to ben',
  ]);
  expect(history.people()).toEqual([{ id: 'ben', name: 'ben' }]);
});

it('removes everything', async () => {
  const history = await filled();
  expect(await forgetInHistory(history, null)).toBe(8);
  expect(history.messages('general')).toEqual([]);
});
