import { beforeEach, describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { everyRight } from '../../../src/core/access/actor.ts';
import type { AskRequest } from '../../../src/core/assistant/ask-request.ts';
import { type Assistant, createAssistant } from '../../../src/core/assistant/assistant.ts';
import type { Store } from '../../../src/core/store/store.ts';
import { holdFor } from '../../../src/core/threads/outbox.ts';
import { builtIn } from '../built-in.ts';

const knowledge = builtIn;
const workspace = 'a-platform:w';
let time: number;
let store: Store;
let assistant: Assistant;

beforeEach(() => {
  time = 1_000_000;
  store = openMemoryStore();
  assistant = createAssistant({ store, knowledge: () => knowledge, now: () => time });
});

const incoming = (words: string, delivery: string, more: Partial<AskRequest> = {}): AskRequest => ({
  rights: everyRight,
  workspace,
  conversation: 'c',
  author: 'u',
  words,
  audience: 'direct',
  delivery,
  replyTo: { platform: 'a-platform', address: 'there' },
  ...more,
});

async function ask(words: string, delivery: string, more: Partial<AskRequest> = {}) {
  const outcome = await assistant.ask(incoming(words, delivery, more));
  if (outcome.kind !== 'answered') throw new Error(`${words}: ${outcome.kind}`);
  return outcome;
}

describe('the outbox', () => {
  it('hands out the first reply of a thread, and the next one when that is posted', async () => {
    const first = await ask('django or flask?', '1');
    const second = await ask('and databases?', '2');
    expect(first.post?.answer).toBe(first.answer.id);
    expect(second.post).toBeNull();
    expect((await assistant.outbox.posted(workspace, 'c', first.answer.id))?.answer).toBe(second.answer.id);
    expect(await assistant.outbox.posted(workspace, 'c', second.answer.id)).toBeNull();
  });

  it('gives nothing to a process that marks a reply as posted a second time', async () => {
    const first = await ask('django or flask?', '1');
    await ask('and databases?', '2');
    await assistant.outbox.posted(workspace, 'c', first.answer.id);
    expect(await assistant.outbox.posted(workspace, 'c', first.answer.id)).toBeNull();
  });

  it('is taken over once, after the hold of a process that died has run out', async () => {
    const first = await ask('django or flask?', '1');
    expect(await assistant.outbox.takeOver('a-platform', time + holdFor - 1, 9)).toEqual([]);
    time += holdFor;
    const taken = await assistant.outbox.takeOver('a-platform', time, 9);
    expect(taken).toMatchObject([{ key: { id: 'c' }, outgoing: { answer: first.answer.id, tries: 1 } }]);
    expect(await assistant.outbox.takeOver('a-platform', time, 9)).toEqual([]);
  });

  it('is not taken over while its process prolongs the hold, nor by another platform', async () => {
    await ask('django or flask?', '1');
    time += holdFor - 1;
    await assistant.outbox.hold(workspace, 'c');
    expect(await assistant.outbox.takeOver('a-platform', time + 1, 9)).toEqual([]);
    time += holdFor;
    expect(await assistant.outbox.takeOver('another-platform', time, 9)).toEqual([]);
    expect(await assistant.outbox.takeOver('a-platform', time, 9)).toHaveLength(1);
  });

  it('goes to one process, in order, if several look for what a dead one left', async () => {
    const [a, b, c] = [0, 0, 0].map(() =>
      createAssistant({ store: { ...store, shared: true }, knowledge: () => knowledge, now: () => time }),
    );
    if (a === undefined || b === undefined || c === undefined) throw new Error('three');
    const first = await a.ask(incoming('django or flask?', '1'));
    const second = await a.ask(incoming('and databases?', '2'));
    if (first.kind !== 'answered' || second.kind !== 'answered') throw new Error('no answers');
    expect(await b.outbox.takeOver('a-platform', time + holdFor - 1, 9)).toEqual([]);
    time += holdFor;
    const taken = await Promise.all([b, c].map(({ outbox }) => outbox.takeOver('a-platform', time, 9)));
    expect(taken.map(({ length }) => length).sort()).toEqual([0, 1]);
    expect(taken.flat()[0]?.outgoing.answer).toBe(first.answer.id);
    expect((await b.outbox.posted(workspace, 'c', first.answer.id))?.answer).toBe(second.answer.id);
    expect(await c.outbox.takeOver('a-platform', time, 9)).toEqual([]);
  });

  it('is taken over at once by the next process if the store is not shared', async () => {
    const first = await ask('django or flask?', '1');
    expect(await assistant.outbox.takeOver('a-platform', time, 9)).toEqual([]);
    const next = createAssistant({ store, knowledge: () => knowledge, now: () => time });
    const taken = await next.outbox.takeOver('a-platform', time, 9);
    expect(taken[0]?.outgoing).toMatchObject({ answer: first.answer.id, tries: 1 });
    expect(await next.outbox.takeOver('a-platform', time, 9)).toEqual([]);
  });

  it('waits until its hold runs out if the store is shared', async () => {
    await ask('django or flask?', '1');
    const shared = { ...store, shared: true };
    const next = createAssistant({ store: shared, knowledge: () => knowledge, now: () => time });
    expect(await next.outbox.takeOver('a-platform', time, 9)).toEqual([]);
    expect(await next.outbox.takeOver('a-platform', time + holdFor, 9)).toHaveLength(1);
  });

  it('is taken over in workspaces of another name if the adapter gives their beginning', async () => {
    await ask('django or flask?', '1', {
      workspace: 'terminal',
      replyTo: { platform: 'terminal', address: null },
    });
    const next = createAssistant({ store, knowledge: () => knowledge, now: () => time });
    time += holdFor;
    expect(await next.outbox.takeOver('terminal', time, 9)).toEqual([]);
    expect(await next.outbox.takeOver('terminal', time, 9, 'terminal')).toHaveLength(1);
  });

  it('is handed back at a shutdown, so that another process need not wait for the hold to run out', async () => {
    const [a, b] = [0, 0].map(() =>
      createAssistant({ store: { ...store, shared: true }, knowledge: () => knowledge, now: () => time }),
    );
    if (a === undefined || b === undefined) throw new Error('two');
    const first = await a.ask(incoming('django or flask?', '1'));
    if (first.kind !== 'answered') throw new Error('no answer');
    expect(await b.outbox.handBack()).toBe(0);
    expect(await b.outbox.takeOver('a-platform', time, 9)).toEqual([]);
    expect(await a.outbox.handBack()).toBe(1);
    expect(await b.outbox.takeOver('a-platform', time, 9)).toMatchObject([
      { outgoing: { answer: first.answer.id, tries: 1 } },
    ]);
    expect(await a.outbox.handBack()).toBe(0);
  });

  it('is not posted by a sweep between its posting and its being marked', async () => {
    const { answer } = await ask('django or flask?', '1');
    const [, swept] = await Promise.all([
      assistant.outbox.posted(workspace, 'c', answer.id),
      assistant.outbox.takeOver('a-platform', time, 9),
    ]);
    expect(swept).toEqual([]);
    expect(await assistant.outbox.takeOver('a-platform', Number.MAX_SAFE_INTEGER, 9)).toEqual([]);
  });

  it('links the thread that was opened when a command’s reply was posted', async () => {
    const { answer } = await ask('django or flask?', '1');
    expect(await assistant.threadAt(workspace, 'channel:1')).toBeUndefined();
    await assistant.outbox.posted(workspace, 'c', answer.id, { thread: 'channel:1', destination: 'there' });
    expect(await assistant.threadAt(workspace, 'channel:1')).toBe('c');
    expect(await assistant.threadAt(workspace, 'c')).toBe('c');
    expect(await assistant.threadAt('another', 'channel:1')).toBeUndefined();
  });
});

describe('the place of an editable message', () => {
  /** Commits a reply as an effect does, and marks it as posted somewhere. */
  async function post(answer: string, message: string, more: { replaces: string | null; editable: boolean }) {
    await ask('django or flask?', answer);
    const key = { workspace, kind: 'conversation', id: 'c' } as const;
    const stored = await store.load(key);
    const [reply] = stored?.value.outbox ?? [];
    if (stored === undefined || reply === undefined) throw new Error('there is no reply');
    const value = { ...stored.value, outbox: [{ ...reply, answer, ...more }] };
    await store.save(key, value, { basedOn: stored.version, due: stored.due });
    await assistant.outbox.posted(workspace, 'c', answer, { message });
  }
  const placeOf = (answer: string) => assistant.outbox.placeOf(workspace, 'c', answer);

  it('is kept for editable messages, and for no others', async () => {
    await post('one', 'here', { replaces: null, editable: true });
    await post('two', 'there', { replaces: null, editable: false });
    expect([await placeOf('one'), await placeOf('two')]).toEqual(['here', null]);
  });

  it('is where the last edit left it, under the name of the first', async () => {
    await post('one', 'here', { replaces: null, editable: true });
    await post('two', 'anew', { replaces: 'one', editable: false });
    expect([await placeOf('one'), await placeOf('two')]).toEqual(['anew', null]);
  });

  it('belongs to an edit that is editable itself', async () => {
    await post('one', 'here', { replaces: null, editable: true });
    await post('two', 'here', { replaces: 'one', editable: true });
    expect([await placeOf('one'), await placeOf('two')]).toEqual([null, 'here']);
  });
});

describe('a private answer', () => {
  const share = (author: string, delivery: string, answer: string) =>
    assistant.share({
      workspace,
      conversation: 'c',
      author,
      rights: everyRight,
      answer,
      delivery,
      replyTo: (words) => ({ platform: 'a-platform', address: words }),
    });

  it('is shared once, by its asker, with the words that asked for it', async () => {
    const { answer } = await ask('django or flask?', '1', { isPrivate: true, replyTo: null });
    expect(await share('another', '2', answer.id)).toEqual({ kind: 'nothing' });
    expect(await share('u', '3', answer.id)).toMatchObject({
      kind: 'shared',
      post: { answer: answer.id, address: 'django or flask?', content: { id: answer.id } },
    });
    expect(await share('u', '4', answer.id)).toEqual({ kind: 'nothing' });
  });

  it('is not shared by the button of an earlier one', async () => {
    const first = await ask('django or flask?', '1', { isPrivate: true, replyTo: null });
    const second = await ask('what about flask alone?', '2', { isPrivate: true, replyTo: null });
    expect(await share('u', '3', first.answer.id)).toEqual({ kind: 'nothing' });
    expect(await share('u', '4', second.answer.id)).toMatchObject({
      kind: 'shared',
      post: { answer: second.answer.id },
    });
  });

  it('counts as shared if replies before it wait, and if the press is delivered again', async () => {
    await ask('explain flask', '1');
    const { answer } = await ask('django or flask?', '2', { isPrivate: true, replyTo: null });
    expect(await share('u', '3', answer.id)).toEqual({ kind: 'shared', post: null });
    expect(await share('u', '3', answer.id)).toEqual({ kind: 'shared', post: null });
  });
});
