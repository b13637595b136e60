import { expect, it } from 'vitest';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import {
  createSettings,
  defaultSettings,
  everyChannel,
} from '../../../src/core/settings/channel-settings.ts';

it('a channel without settings of its own has those for every channel, and its first change starts from them', async () => {
  const settings = createSettings(openMemoryStore());
  expect(await settings.of('w', 'c')).toEqual(defaultSettings);
  await settings.change('w', everyChannel, { answers: 'mention' });
  expect(await settings.of('w', 'c')).toEqual({ ...defaultSettings, answers: 'mention' });
  expect(await settings.change('w', 'c', { onlyCited: true })).toEqual({
    ...defaultSettings,
    answers: 'mention',
    onlyCited: true,
  });
});

it('a change keeps the settings that it does not name, and leaves other channels and workspaces alone', async () => {
  const settings = createSettings(openMemoryStore());
  await settings.change('w', 'channel', { answers: 'mention' });
  await settings.change('w', 'channel', { onlyCited: true });
  expect(await settings.of('w', 'channel')).toEqual({
    answers: 'mention',
    onlyCited: true,
    topic: null,
    decides: 'everyone',
    zone: null,
    digest: null,
    topics: { start: 'everyone', edit: 'everyone', close: 'starter' },
  });
  const untouched = {
    answers: 'everywhere',
    onlyCited: false,
    topic: null,
    decides: 'everyone',
    zone: null,
    digest: null,
    topics: { start: 'everyone', edit: 'everyone', close: 'starter' },
  };
  expect(await settings.of('w', 'other')).toEqual(untouched);
  expect(await settings.of('other', 'channel')).toEqual(untouched);
});
