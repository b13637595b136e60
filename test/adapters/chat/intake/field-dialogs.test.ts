import { expect, it } from 'vitest';
import { openMemoryStore } from '../../../../src/adapters/memory/store.ts';
import { type Store, StoreAway } from '../../../../src/core/store/store.ts';
import { minimal } from '../../../doubles/minimal-stage.ts';

it('takes an answer to a field once, however often the platform delivers it', async () => {
  const stage = await minimal.open();
  const thread = await stage.ask('anna', 'django or flask?');
  await expect.poll(() => stage.posts(thread).length).toBe(1);
  await stage.openForm(stage.manager, thread, 'settings:channel');
  for (const [index, answer] of ['3', '1', 'UTC', '1', '1'].entries()) {
    await expect.poll(() => stage.posts(thread).length).toBe(2 + index);
    await stage.say(stage.manager, thread, answer);
    await stage.redeliver();
  }
  await expect.poll(() => stage.posts(thread).at(-1)?.text).toContain('Saved.');
  await stage.redeliver();
  await stage.say('anna', thread, 'explain flask');
  await expect.poll(() => stage.posts(thread).at(-1)?.text).toContain('Flask');
  expect(stage.posts(thread)).toHaveLength(8);
  await stage.close();
});

it('keeps what was filled in while the store is away', async () => {
  const inner: Store = { ...openMemoryStore(100_000), shared: true };
  let isAway = false;
  const load: Store['load'] = (key) =>
    isAway ? Promise.reject(new StoreAway(new Error('the database is down'))) : inner.load(key);
  const stage = await minimal.open({ store: { ...inner, load } });
  const thread = await stage.ask('anna', 'django or flask?');
  await expect.poll(() => stage.posts(thread).length).toBe(1);
  await stage.openForm(stage.manager, thread, 'settings:channel');
  for (const [index, answer] of ['3', '1', 'UTC', '1', '1'].entries()) {
    await expect.poll(() => stage.posts(thread).length).toBe(2 + index);
    isAway = index === 4;
    await stage.say(stage.manager, thread, answer);
  }
  await expect.poll(() => stage.posts(thread).length).toBe(7);
  isAway = false;
  await stage.redeliver();
  await expect.poll(() => stage.posts(thread).at(-1)?.text).toContain('Saved.');
  await stage.close();
});
