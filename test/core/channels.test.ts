import { beforeEach, describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../src/adapters/memory/store.ts';
import type { AskRequest } from '../../src/core/assistant/ask-request.ts';
import { type Assistant, createAssistant } from '../../src/core/assistant/assistant.ts';
import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';

const knowledge = loadKnowledge([builtInFolder]);
const workspace = 'w';
const place = { id: 'channel', closed: false };
let time: number;
let assistant: Assistant;
let deliveries: number;

beforeEach(() => {
  time = 1_000_000;
  deliveries = 0;
  assistant = createAssistant({ store: openMemoryStore(), knowledge: () => knowledge, now: () => time });
});

async function say(words: string, address: AskRequest['audience'], more: Partial<AskRequest> = {}) {
  const incoming: AskRequest = {
    workspace,
    conversation: 'c',
    author: 'u',
    words,
    audience: address,
    delivery: `${deliveries++}`,
    replyTo: null,
    place,
    ...more,
  };
  const outcome = await assistant.ask(incoming);
  await assistant.remember(incoming, outcome);
  return outcome;
}

describe('a channel', () => {
  it('that answers on mention only is silent otherwise, and says why', async () => {
    await assistant.settings.change(workspace, 'channel', { answers: 'mention' });
    expect((await say('django or flask?', 'direct')).kind).toBe('answered');
    expect(await say('and databases?', 'shared')).toMatchObject({
      kind: 'silent',
      reason: 'the channel answers on mention only',
    });
  });

  it('that wants citations hears nothing uncited unasked', async () => {
    await assistant.settings.change(workspace, 'channel', { onlyCited: true });
    await say('django or flask?', 'direct');
    expect((await say('and databases?', 'shared')).kind).toBe('answered');
    expect(await say('bot, help', 'shared')).toMatchObject({
      kind: 'silent',
      reason: 'the channel wants cited answers only',
    });
    expect((await say('help', 'direct')).kind).toBe('answered');
  });

  it('keeps the settings that a change does not name, and leaves other channels alone', async () => {
    await assistant.settings.change(workspace, 'channel', { answers: 'mention' });
    await assistant.settings.change(workspace, 'channel', { onlyCited: true });
    expect(await assistant.settings.of(workspace, 'channel')).toEqual({
      answers: 'mention',
      onlyCited: true,
      topic: null,
      decides: 'everyone',
    });
    expect(await assistant.settings.of(workspace, 'other')).toEqual({
      answers: 'everywhere',
      onlyCited: false,
      topic: null,
      decides: 'everyone',
    });
    expect(await assistant.settings.of('other', 'channel')).toEqual({
      answers: 'everywhere',
      onlyCited: false,
      topic: null,
      decides: 'everyone',
    });
  });

  it('starts a thread with its topic', async () => {
    const [topic] = knowledge.topics;
    await assistant.settings.change(workspace, 'channel', { topic: topic?.id ?? '' });
    const outcome = await say('what do you cover?', 'direct');
    expect(outcome.kind === 'answered' && outcome.conversation.frame?.topic).toBe(topic?.id);
  });
});

describe('a thread that is muted', () => {
  it('is answered when mentioned only, until it is unmuted', async () => {
    await say('django or flask?', 'direct');
    await assistant.mute(workspace, 'c', true);
    expect(await say('and databases?', 'shared')).toMatchObject({
      kind: 'silent',
      reason: 'the thread is muted',
    });
    expect((await say('and databases?', 'direct')).kind).toBe('answered');
    await assistant.mute(workspace, 'c', false);
    expect((await say('and security?', 'shared')).kind).toBe('answered');
  });
});

describe('what is remembered', () => {
  it('is each gap once, with how often it was asked', async () => {
    await say('how much does a django developer earn?', 'direct');
    await say('what is the salary of a flask developer?', 'direct', { conversation: 'd' });
    const gaps = await assistant.gaps.all(workspace);
    expect(gaps.reduce((sum, { times }) => sum + times, 0)).toBeGreaterThan(0);
    expect(gaps[0]?.words).not.toBeNull();
    expect(await assistant.gaps.all('other')).toEqual([]);
  });

  it('keeps the words of closed places and of unshared answers out of the gaps', async () => {
    await say('how much does a django developer earn at Initech?', 'direct', {
      place: { id: 'p', closed: true },
    });
    await say('how much does a django developer earn at Initech?', 'direct', {
      conversation: 'd',
      isPrivate: true,
    });
    expect(JSON.stringify(await assistant.gaps.all(workspace))).not.toContain('Initech');
  });

  it('is what a person asked, newest first, each answer once, and no talk', async () => {
    await say('django or flask?', 'direct');
    await say('thanks', 'direct');
    time += 1000;
    await say('and databases?', 'direct');
    const recent = await assistant.people.recent(workspace, 'u');
    expect(recent.map(({ words }) => words)).toEqual(['and databases?', 'django or flask?']);
    expect(await assistant.people.recent(workspace, 'somebody else')).toEqual([]);
  });

  it('is one verdict of each person on each answer, and its comment', async () => {
    const given = { answer: 'a', conversation: 'c', author: 'u' };
    await assistant.feedback.give(workspace, { ...given, verdict: 'not-helpful', comment: 'too long' });
    await assistant.feedback.give(workspace, { ...given, verdict: 'helpful', comment: null });
    const all: unknown[] = [];
    for await (const entry of assistant.feedback.all(workspace)) all.push(entry);
    expect(all).toEqual([{ ...given, verdict: 'helpful', comment: 'too long', at: time }]);
  });
});
