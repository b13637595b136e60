import { beforeEach, expect, it } from 'vitest';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { noMeter } from '../../../src/core/assistant/meter.ts';
import type { Store } from '../../../src/core/store/store.ts';
import { createOutbox } from '../../../src/core/threads/outbox.ts';
import { createThreadPosts, type ThreadPosts } from '../../../src/core/threads/thread-posts.ts';
import { openThreads } from '../../../src/core/threads/threads.ts';
import { conversationOf } from '../../contract/documents.ts';

const key = { workspace: 'w', kind: 'conversation', id: 't' } as const;
let store: Store;
let posts: ThreadPosts;

beforeEach(async () => {
  store = openMemoryStore();
  const changeThread = openThreads(store, 1_000);
  const parts = { store, changeThread, now: () => 5, retention: 1_000 };
  posts = createThreadPosts({ ...parts, outbox: createOutbox({ ...parts, meter: noMeter }) });
  const thread = { ...conversationOf('t'), destination: { platform: 'd', address: 'there' } };
  await store.save(key, thread, { basedOn: 0, due: null });
});

const say = (id: string, replaces: string | null) =>
  posts.say('w', 't', {
    answer: { id, blocks: [], sources: [], declined: false, ranking: null },
    replaces,
    editable: false,
  });
const waiting = async () => (await store.load(key))?.value.outbox.map(({ answer }) => answer);

it('a waiting edit gives way to a newer one of the same message, and nothing else does', async () => {
  expect(await say('e1', 'm')).not.toBeNull();
  for (const [id, replaces] of [
    ['e2', 'm'],
    ['n', null],
    ['other', 'o'],
    ['e3', 'm'],
  ] as const)
    expect(await say(id, replaces)).toBeNull();
  // The first may be on its way.
  expect(await waiting()).toEqual(['e1', 'n', 'other', 'e3']);
});

it('the same message is posted once', async () => {
  await say('a', null);
  expect(await say('a', null)).toBeNull();
  expect(await waiting()).toEqual(['a']);
});
