import { describe, expect, it } from 'vitest';
import { createLimiter } from '../../../src/adapters/limits/limiter.ts';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { everyRight } from '../../../src/core/access/actor.ts';
import type { AskRequest } from '../../../src/core/assistant/ask-request.ts';
import { createAssistant } from '../../../src/core/assistant/assistant.ts';
import type { Limiter } from '../../../src/core/assistant/limiter.ts';
import { builtIn } from '../built-in.ts';

const minute = 60_000;

function open(limiter?: Limiter) {
  const store = openMemoryStore();
  const clock = { now: 100 * minute };
  const assistant = createAssistant({
    store,
    knowledge: () => builtIn,
    now: () => clock.now,
    ...(limiter === undefined ? {} : { limiter }),
  });
  const where = { workspace: 'w', conversation: 't' };
  const press = (delivery: string, words: string, more: Partial<AskRequest> = {}) =>
    assistant.ask({
      rights: everyRight,
      ...where,
      author: 'anna',
      words,
      audience: 'direct',
      delivery,
      replyTo: { platform: 'test', address: 'here' },
      place: { id: 'c', closed: false },
      ...more,
    });
  const ask = (message: string, words: string, more: Partial<AskRequest> = {}) =>
    press(message, words, { message, ...more });
  let edits = 0;
  const edit = (message: string, words: string, more: object = {}) =>
    assistant.editMessage({
      ...where,
      author: 'anna',
      delivery: `e${edits++}`,
      message,
      words,
      audience: 'direct',
      wasToBot: false,
      ...more,
    });
  return {
    assistant,
    clock,
    ask,
    press,
    edit,
    erase: (...messages: string[]) => assistant.deleteMessages({ ...where, messages }),
    thread: async () => (await store.load({ workspace: 'w', kind: 'conversation', id: 't' }))?.value,
  };
}

describe('an edit', () => {
  it('of a message nobody heard is a question if it calls the bot now', async () => {
    const { edit } = open();
    expect(await edit('m1', 'django or flask?')).toEqual({ kind: 'ask' });
    expect(await edit('m1', 'django or flask?', { audience: 'shared' })).toEqual({ kind: 'nothing' });
  });

  it('of a message that was for the bot all along is a question while that may still be on its way', async () => {
    const { edit, clock } = open();
    const was = (at: number) => ({ wasToBot: true, at: clock.now - at });
    expect(await edit('m1', 'django or flask?', was(5 * minute))).toEqual({ kind: 'ask' });
    expect(await edit('m1', 'django or flask?', was(20 * minute))).toEqual({ kind: 'nothing' });
    expect(await edit('m1', 'django or flask?', { wasToBot: true })).toEqual({ kind: 'nothing' });
  });

  it('is answered once, and its message, should it come later, is not', async () => {
    const { ask, thread } = open();
    const first = await ask('e1', 'explain django', { edits: 'm1', message: 'm1' });
    expect(first.kind).toBe('answered');
    expect((await ask('e1', 'explain django', { edits: 'm1', message: 'm1' })).kind).toBe('repeated');
    expect((await ask('e2', 'explain flask', { edits: 'm1', message: 'm1' })).kind).toBe('repeated');
    expect((await ask('m1', 'explain flask')).kind).toBe('repeated');
    expect((await thread())?.outbox).toHaveLength(1);
  });

  it('of an answered message offers a fresh answer, once for each wording', async () => {
    const { ask, edit, thread } = open();
    await ask('m1', 'django or flask?');
    expect(await edit('m1', ' Django  or *flask*')).toEqual({ kind: 'nothing' });
    expect(await edit('m1', 'django or fastapi?')).toMatchObject({ kind: 'offer' });
    expect(await edit('m1', 'django or fastapi')).toEqual({ kind: 'nothing' });
    expect(await edit('m1', 'flask or fastapi?')).toMatchObject({ kind: 'offer' });
    expect(await edit('m1', 'django or flask?')).toEqual({ kind: 'nothing' });
    expect(await edit('m1', '')).toEqual({ kind: 'nothing' });
    expect((await thread())?.outbox).toHaveLength(1);
  });

  it('of a message whose answer only its author saw is a question, if its words changed', async () => {
    const beside = { replyBeside: { platform: 'test', address: 'beside' }, showsAlone: true };
    const { ask, edit, thread } = open();
    await ask('m1', 'help', beside);
    expect(await edit('m1', '*Help*')).toEqual({ kind: 'nothing' });
    expect(await edit('m1', 'django or flask?', { audience: 'shared' })).toEqual({ kind: 'nothing' });
    expect(await edit('m1', 'thanks')).toEqual({ kind: 'ask' });
    await ask('e1', 'thanks', { edits: 'm1', message: 'm1', ...beside });
    expect(await edit('m1', 'thanks!')).toEqual({ kind: 'nothing' });
    expect(await edit('m1', 'django or flask?')).toEqual({ kind: 'ask' });
    expect((await ask('e2', 'django or flask?', { edits: 'm1', message: 'm1', ...beside })).kind).toBe(
      'answered',
    );
    expect(await edit('m1', 'django or fastapi?')).toMatchObject({ kind: 'offer' });
    expect((await thread())?.isBeside).toBe(false);
  });

  it('is offered no more answers than there are for questions', async () => {
    const two = { user: { most: 2, seconds: 60 }, channel: null, workspace: null };
    const { ask, edit, thread } = open(createLimiter(two, () => 0));
    await ask('m1', 'django or flask?');
    expect(await edit('m1', 'django or fastapi?')).toMatchObject({ kind: 'offer' });
    expect(await edit('m1', 'flask or fastapi?')).toEqual({ kind: 'nothing' });
    expect((await ask('m2', 'explain flask')).kind).toBe('limited');
    expect((await thread())?.conversation.turns).toBe(1);
  });

  it('of an answer to the guided choice offers nothing: another question may be open by now', async () => {
    const { ask, edit } = open();
    await ask('m1', 'help us choose');
    await ask('m2', 'yes');
    expect(await edit('m2', 'no')).toEqual({ kind: 'nothing' });
    expect(await edit('m2', 'we need an admin panel and sso: django or flask?')).toMatchObject({
      kind: 'offer',
    });
  });

  it('that is older than another one of the message changes nothing', async () => {
    const { ask, edit } = open();
    await ask('m1', 'django or flask?');
    expect(await edit('m1', 'django or fastapi?', { editedAt: 20 })).toMatchObject({ kind: 'offer' });
    expect(await edit('m1', 'flask or fastapi?', { editedAt: 10 })).toEqual({ kind: 'nothing' });
    expect(await edit('m1', 'django or flask?', { editedAt: 30 })).toEqual({ kind: 'nothing' });
    expect(await edit('m1', 'django or fastapi?', { editedAt: 25 })).toEqual({ kind: 'nothing' });
    await ask('e1', 'explain django', { edits: 'm2', message: 'm2', editedAt: 20 });
    expect(await edit('m2', 'explain flask', { editedAt: 10 })).toEqual({ kind: 'nothing' });
  });

  it('of a message that was refused by a limit, or had nothing to read, is a question', async () => {
    const one = { user: { most: 1, seconds: 60 }, channel: null, workspace: null };
    const time = { now: 0 };
    const { ask, edit } = open(createLimiter(one, () => time.now));
    await ask('m1', 'explain flask');
    expect((await ask('m2', 'django or flask?')).kind).toBe('limited');
    time.now = 61_000;
    expect(await edit('m2', 'django or fastapi?')).toEqual({ kind: 'ask' });
    expect((await ask('e2', 'django or fastapi?', { edits: 'm2', message: 'm2' })).kind).toBe('answered');
    time.now = 122_000;
    expect((await ask('m3', '', { unread: true })).kind).toBe('unread');
    expect(await edit('m3', 'explain django')).toEqual({ kind: 'ask' });
  });

  it('that no longer calls the bot leaves a message unanswered that comes later', async () => {
    const { ask, edit } = open();
    await ask('m1', 'django or flask?');
    const talk = { audience: 'shared', wasToBot: true };
    expect(await edit('m2', 'what about sso?', talk)).toEqual({ kind: 'nothing' });
    expect((await ask('m2', 'what about sso?')).kind).toBe('repeated');
    expect(await edit('m2', 'what about sso, bot?')).toEqual({ kind: 'ask' });
  });

  it('comes once, however often it is delivered', async () => {
    const { ask, edit } = open();
    await ask('m1', 'django or flask?');
    expect(await edit('m1', 'django or fastapi?', { delivery: 'e' })).toMatchObject({ kind: 'offer' });
    expect(await edit('m1', 'django or fastapi?', { delivery: 'e' })).toEqual({ kind: 'nothing' });
  });

  it('of talk between people stays unanswered', async () => {
    const { ask, edit, thread } = open();
    await ask('m1', 'django or flask?');
    expect((await ask('m2', 'lunch at twelve?', { audience: 'shared', author: 'ben' })).kind).toBe('silent');
    expect(await edit('m2', 'lunch at one?', { audience: 'shared' })).toEqual({ kind: 'nothing' });
    expect(await edit('m2', 'explain flask')).toEqual({ kind: 'ask' });
    expect((await ask('e9', 'explain flask', { edits: 'm2', message: 'm2' })).kind).toBe('answered');
    expect((await thread())?.outbox).toHaveLength(2);
  });

  it('asked for afresh replaces what the earlier words stated', async () => {
    const { ask, press, edit, thread } = open();
    await ask('m1', 'we are a small team: django or flask?');
    await ask('m2', 'and we need an admin panel');
    await edit('m1', 'we need websockets: django or flask?');
    await press('p1', 'we need websockets: django or flask?');
    const { conversation } = (await thread()) ?? {};
    expect(conversation?.frame?.needs.map(({ need, message }) => [need, message])).toEqual([
      ['admin-panel', 'm2'],
      ['realtime', 'm1'],
    ]);
    await edit('m1', 'we need websockets: django or flask');
    expect(await edit('m1', 'we need websockets: flask or fastapi')).toMatchObject({ kind: 'offer' });
  });

  it('asked for afresh by somebody else is a question of theirs, and leaves what its author stated', async () => {
    const { ask, press, edit, thread } = open();
    await ask('m1', 'we are a small team: django or flask?');
    await edit('m1', 'we need websockets: django or flask?');
    const needs = async () =>
      (await thread())?.conversation.frame?.needs.map(({ need, author, message }) => [need, author, message]);
    await press('p1', 'we need websockets: django or flask?', { author: 'ben' });
    expect(await needs()).toEqual([
      ['small-team', 'anna', 'm1'],
      ['realtime', 'ben', undefined],
    ]);
    await press('p2', 'we need websockets: django or flask?');
    expect((await needs())?.map(([need, author]) => [need, author])).not.toContainEqual([
      'small-team',
      'anna',
    ]);
  });
});

describe('a deletion', () => {
  it('takes back what the message stated, and an answer that nobody has seen', async () => {
    const { ask, erase, thread, assistant } = open();
    const first = await ask('m1', 'django or flask?');
    const second = await ask('m2', 'we are a small team');
    if (first.kind !== 'answered' || second.kind !== 'answered') throw new Error('no answer');
    expect(await erase('m2')).toEqual({ answers: [second.answer.id], post: null });
    expect((await thread())?.outbox.map(({ answer }) => answer)).toEqual([first.answer.id]);
    expect((await thread())?.conversation.frame?.needs).toEqual([]);
    await assistant.outbox.posted('w', 't', first.answer.id);
    expect(await erase('m1')).toEqual({ answers: [], post: null });
  });

  it('lets the reply behind a withdrawn answer go out', async () => {
    const { ask, erase } = open();
    await ask('m1', 'django or flask?');
    const second = await ask('m2', 'explain flask');
    if (second.kind !== 'answered') throw new Error('no answer');
    expect((await erase('m1')).post?.answer).toBe(second.answer.id);
  });

  it('leaves proposals and votes, and what is said about them', async () => {
    const { ask, erase, thread, assistant } = open();
    await ask('m1', 'django or flask for us?');
    await ask('m2', 'we go with django');
    await ask('m3', 'put it to the vote');
    const waiting = (await thread())?.outbox.length;
    await erase('m2', 'm3');
    expect((await thread())?.outbox).toHaveLength(waiting ?? 0);
    const pending = await ask('m4', 'what did we decide?');
    expect(JSON.stringify(pending)).toContain('Django');
    expect(assistant.knowledge()).toBe(builtIn);
  });

  it('of a message that hasn’t come yet changes nothing, and the message isn’t answered when it comes', async () => {
    const { ask, edit, erase, thread } = open();
    await ask('m1', 'we are a small team: django or flask?');
    const before = await thread();
    expect(await erase('m7')).toEqual({ answers: [], post: null });
    expect((await thread())?.conversation).toEqual(before?.conversation);
    expect((await ask('m7', 'we need websockets')).kind).toBe('repeated');
    expect(await edit('m7', 'we need sso')).toEqual({ kind: 'nothing' });
    expect((await ask('e7', 'we need sso', { edits: 'm7', message: 'm7' })).kind).toBe('repeated');
  });

  it('of many messages at once is remembered for the newest of them', async () => {
    const { ask, erase, thread } = open();
    await ask('m1', 'django or flask?');
    await erase(...Array.from({ length: 100 }, (_, at) => `x${at}`));
    expect((await thread())?.deliveries.length).toBeLessThan(30);
    expect((await ask('x99', 'explain flask')).kind).toBe('repeated');
  });

  it('ends the offers for its edits', async () => {
    const { ask, edit, erase } = open();
    await ask('m1', 'django or flask?');
    await erase('m1');
    expect(await edit('m1', 'django or fastapi?')).toEqual({ kind: 'nothing' });
  });
});

describe('a message with nothing to read', () => {
  it('gets one line, once, and states nothing', async () => {
    const { ask, thread } = open();
    expect((await ask('m1', '', { unread: true })).kind).toBe('unread');
    expect((await ask('m1', '', { unread: true })).kind).toBe('repeated');
    expect((await thread())?.outbox).toHaveLength(1);
    expect((await thread())?.conversation.turns).toBe(0);
  });
});
