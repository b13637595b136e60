import { expect, it } from 'vitest';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { awaySentence, type Store, StoreAway } from '../../../src/core/store.ts';
import { setUp } from '../../doubles/slack/setup.ts';

it('a command that comes while the store is away is answered to its writer alone, and posts nothing', async () => {
  const memory = openMemoryStore();
  let away = false;
  const store: Store = {
    ...memory,
    save: (key, value, options) =>
      away ? Promise.reject(new StoreAway('test')) : memory.save(key, value, options),
  };
  const slack = await setUp('socket', { store });
  away = true;
  const acknowledged = await slack.people.command('C0OPEN', 'U1', 'django or flask?');
  expect(JSON.stringify(acknowledged)).toContain(awaySentence);
  expect(slack.server.workspace.posts).toEqual([]);
  away = false;
  await slack.close();
});
