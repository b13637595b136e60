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
  heldUntil: 0,
  address: null,
  place: null,
  unshared: null,
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
  expect((await store.load(key('c')))?.version).toBe(1);
});

it('refuses a save that is based on another version', async () => {
  const store = openMemoryStore();
  await store.save(key('a'), document('a'), unasked);
  expect(await store.save(key('a'), document('a'), unasked)).toBe('conflict');
  expect(await store.save(key('a'), document('a'), { basedOn: 1, due: null })).toBe(2);
});

it('hands out copies', async () => {
  const store = openMemoryStore();
  const given = document('a');
  await store.save(key('a'), given, unasked);
  given.muted = true;
  const read = await store.load(key('a'));
  expect(read?.value.muted).toBe(false);
  if (read !== undefined) read.value.touched = 99;
  expect((await store.load(key('a')))?.value.touched).toBe(0);
});

it('keeps workspaces apart and tells what is due, the longest due first', async () => {
  const store = openMemoryStore();
  await store.save(key('a'), document('a'), { basedOn: 0, due: 20 });
  await store.save(key('b'), document('b'), { basedOn: 0, due: 10 });
  await store.save({ ...key('a'), workspace: 'v' }, document('a'), { basedOn: 0, due: 30 });
  expect((await store.due('conversation', 25, 9)).map(({ id }) => id)).toEqual(['b', 'a']);
  const listed: string[] = [];
  for await (const { key: found } of store.list('v', 'conversation'))
    listed.push(`${found.workspace}/${found.id}`);
  expect(listed).toEqual(['v/a']);
});
