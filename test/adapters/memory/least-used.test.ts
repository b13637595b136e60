import { expect, it } from 'vitest';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { newConversation } from '../../../src/core/conversation.ts';
import type { ConversationDocument } from '../../../src/core/documents.ts';
import type { Key } from '../../../src/core/store.ts';

const key = (id: string): Key<'conversation'> => ({ workspace: 'w', kind: 'conversation', id });
const document = (id: string): ConversationDocument => ({
  conversation: newConversation(id),
  deliveries: [],
  outbox: [],
  address: null,
  muted: false,
  touched: 0,
});
const unasked = { basedOn: 0, due: null };

it('lets the least recently used documents go first', async () => {
  const store = openMemoryStore(2);
  await store.save(key('a'), document('a'), unasked);
  await store.save(key('b'), document('b'), unasked);
  await store.load(key('a'));
  await store.save(key('c'), document('c'), unasked);
  expect(await store.load(key('b'))).toBeUndefined();
  expect((await store.load(key('a')))?.value.conversation.id).toBe('a');
  expect(await store.load(key('c'))).toBeDefined();
});
