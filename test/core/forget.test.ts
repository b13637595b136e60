import { describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../src/adapters/memory/store.ts';
import { newFrame } from '../../src/core/conversation.ts';
import { forgetUser } from '../../src/core/forget.ts';
import {
  keptAfterUninstall,
  noteInstalled,
  noteUninstalled,
  removeUninstalled,
} from '../../src/core/uninstall.ts';
import { conversationOf, decisionOf } from '../contract/documents.ts';

const never = { basedOn: 0, due: null };
const decision = { workspace: 'w', kind: 'decision', id: 'd' } as const;
const thread = { workspace: 'w', kind: 'conversation', id: 't' } as const;

describe('forgetting a person', () => {
  it('makes them a former member in decisions and their history, and leaves the hash', async () => {
    const store = openMemoryStore();
    await store.save(decision, decisionOf('d', 'U1'), never);
    await store.save({ ...decision, workspace: 'other' }, decisionOf('d', 'U1'), never);
    expect(await forgetUser(store, 'w', 'U1')).toBe(1);
    const value = (await store.load(decision))?.value;
    expect(JSON.stringify(value)).not.toContain('U1');
    expect(value).toMatchObject({
      deciders: ['former member', 'U2'],
      history: [{ author: 'former member', what: 'recorded by <@former member>' }],
      evidence: decisionOf('d').evidence,
    });
    expect((await store.load({ ...decision, workspace: 'other' }))?.value).toEqual(decisionOf('d', 'U1'));
    expect(await forgetUser(store, 'w', 'U1')).toBe(0);
  });

  it('takes what they said out of threads, and not what others said', async () => {
    const store = openMemoryStore();
    const value = conversationOf('t');
    const needs = [
      { need: 'admin', author: 'U1', words: 'I want my admin panel' },
      { need: 'async', author: 'U12', words: 'and websockets' },
    ];
    await store.save(
      thread,
      { ...value, conversation: { ...value.conversation, frame: { ...newFrame('python-web'), needs } } },
      never,
    );
    await forgetUser(store, 'w', 'U1');
    expect((await store.load(thread))?.value.conversation.frame?.needs).toEqual([
      { need: 'admin', author: 'former member', words: '' },
      needs[1],
    ]);
  });

  it('drops threads that their id names, and replies still to be posted to them', async () => {
    const store = openMemoryStore();
    const reply = { answer: 'a', door: 'test', content: null, at: 1, tries: 1, heldUntil: 5 };
    await store.save({ ...thread, id: 'dm:U1' }, conversationOf('dm:U1'), never);
    await store.save(
      thread,
      { ...conversationOf('t'), outbox: [{ ...reply, address: { user: 'U1' } }] },
      { basedOn: 0, due: 5 },
    );
    await forgetUser(store, 'w', 'U1');
    expect(await store.load({ ...thread, id: 'dm:U1' })).toBeUndefined();
    expect(await store.load(thread)).toMatchObject({ value: { outbox: [] }, due: null });
  });
});

describe('a workspace that took the app out', () => {
  it('loses its data after the stated time, and not before', async () => {
    const store = openMemoryStore();
    await store.save(decision, decisionOf('d'), never);
    await noteUninstalled(store, 'w', 1_000);
    expect(await removeUninstalled(store, 1_000 + keptAfterUninstall - 1)).toEqual([]);
    expect(await store.load(decision)).toBeDefined();
    expect(await removeUninstalled(store, 1_000 + keptAfterUninstall)).toEqual(['w']);
    expect(await store.workspaces()).toEqual([]);
  });

  it('keeps its data where it comes back', async () => {
    const store = openMemoryStore();
    await store.save(decision, decisionOf('d'), never);
    await noteUninstalled(store, 'w', 1_000);
    await noteInstalled(store, 'w');
    expect(await removeUninstalled(store, Number.MAX_SAFE_INTEGER)).toEqual([]);
    expect(await store.load(decision)).toBeDefined();
  });
});
