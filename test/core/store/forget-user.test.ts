import { describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { exportLines } from '../../../src/adapters/transfer/export.ts';
import { everyRight } from '../../../src/core/access/actor.ts';
import { createAssistant } from '../../../src/core/assistant/assistant.ts';
import { defaultSettings } from '../../../src/core/settings/channel-settings.ts';
import { forgetUser } from '../../../src/core/store/forget-user.ts';
import {
  keptAfterUninstall,
  noteInstalled,
  noteUninstalled,
  removeUninstalled,
} from '../../../src/core/store/uninstall.ts';
import { newFrame, nobodySpoke } from '../../../src/core/turn/conversation.ts';
import { conversationOf, decisionOf } from '../../contract/documents.ts';
import { builtIn } from '../built-in.ts';

const knowledge = builtIn;
const never = { basedOn: 0, due: null };
const decision = { workspace: 'w', kind: 'decision', id: 'd' } as const;
const thread = { workspace: 'w', kind: 'conversation', id: 't' } as const;

/** A value with its names and without its texts. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shapeOf(part)]));
}

describe('forgetting a person', () => {
  it('makes them a former member in decisions and their history, and leaves the hash', async () => {
    const store = openMemoryStore();
    await store.save(decision, decisionOf('d', 'U1'), never);
    await store.save({ ...decision, workspace: 'other' }, decisionOf('d', 'U1'), never);
    expect(await forgetUser(store, 'w', 'U1')).toBe(1);
    const value = (await store.load(decision))?.value;
    expect(JSON.stringify(value)).not.toContain('U1');
    expect(value).toMatchObject({
      content: { deciders: ['former member', 'U2'] },
      history: [{ author: 'former member', what: 'recorded by <@former member>' }],
      evidence: decisionOf('d').evidence,
    });
    expect((await store.load({ ...decision, workspace: 'other' }))?.value).toEqual(decisionOf('d', 'U1'));
    expect(await forgetUser(store, 'w', 'U1')).toBe(0);
  });

  it('removes what they wrote from threads, and not what others wrote', async () => {
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

  it.each([
    'words',
    'author',
    'history',
    'draft',
    'accepted',
    'platform',
    'channel',
    'address',
    'kind',
    'admin',
  ])('changes values and never names or fixed values, for an id like %j', async (user) => {
    const store = openMemoryStore();
    const link = { workspace: 'w', kind: 'link', id: 'l' } as const;
    const value = decisionOf('d', user);
    await store.save(decision, value, never);
    await store.save(link, { conversation: 'c1' }, never);
    await forgetUser(store, 'w', user);
    const after = (await store.load(decision))?.value;
    expect(shapeOf(after)).toEqual(shapeOf(value));
    expect(after).toMatchObject({
      status: 'accepted',
      content: { deciders: ['former member', 'U2'] },
      history: [{ author: 'former member', became: 'accepted' }],
    });
    expect(await store.load(link)).toBeDefined();
    // What's left is a document that can be forgotten again, and changed.
    expect(await forgetUser(store, 'w', 'U2')).toBe(1);
  });

  it('removes them from those who spoke in threads', async () => {
    const store = openMemoryStore();
    const value = conversationOf('t');
    const speakers = {
      ...nobodySpoke,
      answered: 'U1',
      answeredAt: 5,
      askers: ['U2', 'U1'],
      since: ['U1', 'U2'],
    };
    await store.save(thread, { ...value, conversation: { ...value.conversation, speakers } }, never);
    await forgetUser(store, 'w', 'U1');
    expect((await store.load(thread))?.value.conversation.speakers).toEqual({
      ...nobodySpoke,
      askers: ['U2'],
      since: ['U2'],
    });
  });

  it('removes what the words of their messages were, and keeps the deliveries', async () => {
    const store = openMemoryStore();
    const theirs = { id: 'm1', answer: 'a', author: 'U1', wording: 'w1', editedTo: 'w2' };
    const others = { id: 'm2', answer: 'b', author: 'U2', wording: 'w3' };
    await store.save(thread, { ...conversationOf('t'), deliveries: [theirs, others] }, never);
    await forgetUser(store, 'w', 'U1');
    expect((await store.load(thread))?.value.deliveries).toEqual([{ id: 'm1', answer: 'a' }, others]);
  });

  it('removes the hashes of questions from threads where the bot answered them', async () => {
    const store = openMemoryStore();
    const { conversation, ...rest } = conversationOf('t');
    const asked = (id: string, askers: string[]) => ({
      ...rest,
      conversation: { ...conversation, id, openings: ['h'], speakers: { ...nobodySpoke, askers } },
    });
    await store.save(thread, asked('t', ['U1', 'U2']), never);
    await store.save({ ...thread, id: 'u' }, asked('u', ['U2']), never);
    expect(await forgetUser(store, 'w', 'U1')).toBe(1);
    expect((await store.load(thread))?.value.conversation.openings).toEqual([]);
    expect((await store.load({ ...thread, id: 'u' }))?.value.conversation.openings).toEqual(['h']);
  });

  it('removes threads named by their id, and unposted replies to them', async () => {
    const store = openMemoryStore();
    const reply = {
      answer: 'a',
      platform: 'test',
      content: null,
      at: 1,
      tries: 1,
      replaces: null,
      editable: false,
    };
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

  it('removes their questions, feedback and private answers, and links to their threads', async () => {
    const store = openMemoryStore();
    const assistant = createAssistant({ store, knowledge: () => knowledge, now: () => 1_000 });
    const ask = async (author: string) => {
      const incoming = {
        workspace: 'w',
        conversation: `c-${author}`,
        author,
        rights: everyRight,
        words: `how much does a django developer earn, asks <@${author}>?`,
        audience: 'direct',
        delivery: null,
        replyTo: null,
        private: false,
        place: { id: 'C1', closed: false },
      } as const;
      await assistant.remember(incoming, await assistant.ask(incoming));
      await assistant.ask({ ...incoming, isPrivate: true });
      await assistant.feedback.give(incoming, {
        answer: 'a',
        verdict: 'not-helpful',
        comment: `ask <@U1> or <@U2>`,
      });
      await store.save(
        { workspace: 'w', kind: 'link', id: `thread-${author}` },
        { conversation: incoming.conversation },
        never,
      );
    };
    await ask('U1');
    await ask('U2');
    await assistant.settings.change('w', 'C1', { answers: 'mention' });
    await forgetUser(store, 'w', 'U1');
    let left = '';
    for await (const line of exportLines(store)) left += line;
    expect(left).not.toMatch(/U1/);
    expect(left).toMatch(/<@former member> or <@U2>/);
    expect(await assistant.people.recent('w', 'U1')).toEqual([]);
    expect(await assistant.people.recent('w', 'U2')).toHaveLength(1);
    expect(await assistant.settings.of('w', 'C1')).toMatchObject({ answers: 'mention' });
    expect(await assistant.threadAt('w', 'thread-U2')).toBe('c-U2');
  });
});

describe('forgetting a workspace', () => {
  it('leaves nothing of any kind, not even its installation, settings, feedback, gaps and questions', async () => {
    const store = openMemoryStore();
    const recent = { words: 'q', conversation: 'c', answer: 'a', place: null, at: 1 };
    const w = 'slack:T1';
    await store.save({ workspace: w, kind: 'sealed', id: 'i' }, { platform: 'slack', sealed: 'x' }, never);
    await store.save({ workspace: w, kind: 'channel', id: 'C' }, defaultSettings, never);
    await store.save({ workspace: w, kind: 'person', id: 'U' }, { recent: [recent] }, never);
    await store.save(
      { workspace: w, kind: 'gap', id: 'g' },
      { about: 'g', words: 'g', times: 1, topic: null, meant: [], last: 1 },
      never,
    );
    await store.removeWorkspace(w);
    expect(await store.workspaces()).toEqual([]);
  });
});

describe('a workspace that uninstalled the app', () => {
  it('loses its data after the stated time, and not before', async () => {
    const store = openMemoryStore();
    await store.save(decision, decisionOf('d'), never);
    await noteUninstalled(store, 'w', 1_000);
    expect(await removeUninstalled(store, 1_000 + keptAfterUninstall - 1)).toEqual([]);
    expect(await store.load(decision)).toBeDefined();
    expect(await removeUninstalled(store, 1_000 + keptAfterUninstall)).toEqual(['w']);
    expect(await store.workspaces()).toEqual([]);
  });

  it('keeps its data if it installs the app again', async () => {
    const store = openMemoryStore();
    await store.save(decision, decisionOf('d'), never);
    await noteUninstalled(store, 'w', 1_000);
    await noteInstalled(store, 'w');
    expect(await removeUninstalled(store, Number.MAX_SAFE_INTEGER)).toEqual([]);
    expect(await store.load(decision)).toBeDefined();
  });
});
