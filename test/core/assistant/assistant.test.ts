import { describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { everyRight } from '../../../src/core/access/actor.ts';
import { createAssistant } from '../../../src/core/assistant/assistant.ts';
import { type Store, StoreAway } from '../../../src/core/store/store.ts';
import { builtIn } from '../built-in.ts';

const knowledge = builtIn;
const day = 24 * 3_600_000;
const question = {
  workspace: 'w',
  conversation: 't',
  author: 'U1',
  words: 'django or flask?',
  audience: 'direct',
  replyTo: { platform: 'test', address: { to: 't' } },
} as const;

describe('a turn that failed', () => {
  it('leaves its delivery undone, so that a retry is real work', async () => {
    const store = openMemoryStore();
    let away = true;
    const flaky: Store = {
      ...store,
      save: (key, value, options) =>
        away ? Promise.reject(new StoreAway('test')) : store.save(key, value, options),
    };
    const assistant = createAssistant({ store: flaky, knowledge: () => knowledge, now: () => 0 });
    await expect(assistant.ask({ rights: everyRight, ...question, delivery: 'e1' })).rejects.toThrow(
      'I cannot reach my memory just now',
    );
    away = false;
    expect((await assistant.ask({ rights: everyRight, ...question, delivery: 'e1' })).kind).toBe('answered');
    expect((await assistant.ask({ rights: everyRight, ...question, delivery: 'e1' })).kind).toBe('repeated');
  });
});

describe('a thread', () => {
  it('expires at the end of the 90th day after its last message', async () => {
    const store = openMemoryStore();
    const assistant = createAssistant({ store, knowledge: () => knowledge, now: () => day / 2 });
    await assistant.ask({ rights: everyRight, ...question, delivery: 'e1', replyTo: null });
    expect(await store.expire(90 * day)).toBe(0);
    expect(await store.expire(91 * day)).toBe(1);
  });

  it('keeps its link while people go on in it', async () => {
    const store = openMemoryStore();
    let clock = 0;
    const assistant = createAssistant({ store, knowledge: () => knowledge, now: () => clock });
    const outcome = await assistant.ask({ rights: everyRight, ...question, delivery: 'e1' });
    if (outcome.kind !== 'answered') throw new Error(outcome.kind);
    await assistant.outbox.posted('w', 't', outcome.answer.id, { thread: 'channel:1', destination: 'there' });
    clock = 80 * day;
    expect(await assistant.threadAt('w', 'channel:1')).toBe('t');
    await assistant.ask({ rights: everyRight, ...question, delivery: 'e2', replyTo: null });
    expect(await store.expire(169 * day)).toBe(0);
    expect(await assistant.threadAt('w', 'channel:1')).toBe('t');
    expect(await store.expire(170 * day)).toBe(2);
  });
});
