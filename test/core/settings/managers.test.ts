import { expect, it } from 'vitest';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import {
  createSettings,
  defaultSettings,
  everyChannel,
} from '../../../src/core/settings/channel-settings.ts';
import { createManagers } from '../../../src/core/settings/managers.ts';

it('a workspace has one role that may change settings, or none', async () => {
  const managers = createManagers(openMemoryStore());
  expect(await managers.role('w')).toBeNull();
  await managers.choose('w', 'leads');
  expect(await managers.role('w')).toBe('leads');
  expect(await managers.role('another')).toBeNull();
  await managers.choose('w', null);
  expect(await managers.role('w')).toBeNull();
});

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
