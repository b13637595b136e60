import { expect, it } from 'vitest';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import type { Key } from '../../../src/core/store/store.ts';
import { conversationOf } from '../../contract/documents.ts';

const key = (id: string): Key<'conversation'> => ({ workspace: 'w', kind: 'conversation', id });
const unasked = { basedOn: 0, due: null };

it('drops the least recently used document first', async () => {
  const store = openMemoryStore(2);
  await store.save(key('a'), conversationOf('a'), unasked);
  await store.save(key('b'), conversationOf('b'), unasked);
  await store.load(key('a'));
  await store.save(key('c'), conversationOf('c'), unasked);
  expect(await store.load(key('b'))).toBeUndefined();
  expect((await store.load(key('a')))?.value.conversation.id).toBe('a');
  expect(await store.load(key('c'))).toBeDefined();
});
