import { describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../src/adapters/memory/store.ts';
import { createAssistant } from '../../src/core/assistant.ts';
import { claimLength, pauseAfter } from '../../src/core/delivery.ts';
import { type Store, StoreAway } from '../../src/core/store.ts';
import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';

const knowledge = loadKnowledge([builtInFolder]);
const question = {
  workspace: 'w',
  conversation: 't',
  author: 'U1',
  words: 'django or flask?',
  address: 'direct',
  reply: { door: 'test', address: { to: 't' } },
} as const;

/** A process on a store that others use too. */
function processOn(store: Store, now: () => number) {
  return createAssistant({ store: { ...store, shared: true }, knowledge: () => knowledge, now });
}

describe('a reply that was committed', () => {
  it('is for the one who asked while its claim lasts, and then for one of the others', async () => {
    const store = openMemoryStore();
    const [a, b, c] = [processOn(store, () => 0), processOn(store, () => 0), processOn(store, () => 0)];
    await a.ask({ ...question, delivery: 'e1' });
    expect(await b.unposted(claimLength - 1, 10)).toEqual([]);
    const taken = await Promise.all([b.unposted(claimLength, 10), c.unposted(claimLength, 10)]);
    expect(taken.map(({ length }) => length).sort()).toEqual([0, 1]);
    expect(taken.flat()[0]?.outgoing).toMatchObject({ door: 'test', address: { to: 't' }, tries: 1 });
    expect(await c.unposted(2 * claimLength - 1, 10)).toEqual([]);
    expect((await c.unposted(2 * claimLength, 10))[0]?.outgoing.tries).toBe(2);
  });

  it('does not lend its claim to a later reply of the same thread', async () => {
    const store = openMemoryStore();
    let clock = 0;
    const [a, b] = [processOn(store, () => clock), processOn(store, () => clock)];
    await a.ask({ ...question, delivery: 'e1' });
    clock = claimLength - 1;
    const later = await a.ask({ ...question, delivery: 'e2', words: 'and databases?' });
    const taken = await b.unposted(claimLength, 10);
    expect(taken).toHaveLength(1);
    expect(later.kind === 'answered' && later.answer.id !== taken[0]?.outgoing.answer).toBe(true);
  });

  it('is found at once by the next process of a store that is not shared', async () => {
    const store = openMemoryStore();
    const make = () => createAssistant({ store, knowledge: () => knowledge, now: () => 5 });
    const before = make();
    await before.ask({ ...question, delivery: 'e1' });
    expect(await before.unposted(6, 10)).toEqual([]);
    expect(await make().unposted(6, 10)).toHaveLength(1);
  });

  it('is not posted by a sweep that comes between its posting and its mark', async () => {
    const store = openMemoryStore();
    const assistant = createAssistant({ store, knowledge: () => knowledge, now: () => 5 });
    const outcome = await assistant.ask({ ...question, delivery: 'e1' });
    if (outcome.kind !== 'answered') throw new Error('no answer');
    const [, swept] = await Promise.all([
      assistant.posted('w', 't', outcome.answer.id),
      assistant.unposted(6, 10),
    ]);
    expect(swept).toEqual([]);
    expect(await assistant.unposted(Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
  });

  it('is tried again after pauses that grow to an hour', () => {
    expect([1, 2, 3, 7, 50].map(pauseAfter)).toEqual([60_000, 120_000, 240_000, 3_600_000, 3_600_000]);
  });
});

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
    await expect(assistant.ask({ ...question, delivery: 'e1' })).rejects.toThrow(
      'I cannot reach my memory just now',
    );
    away = false;
    expect((await assistant.ask({ ...question, delivery: 'e1' })).kind).toBe('answered');
    expect((await assistant.ask({ ...question, delivery: 'e1' })).kind).toBe('repeated');
  });
});

describe('a thread', () => {
  it('leaves at the end of the 90th day after the last word in it', async () => {
    const store = openMemoryStore();
    const day = 24 * 3_600_000;
    const assistant = createAssistant({ store, knowledge: () => knowledge, now: () => day / 2 });
    await assistant.ask({ ...question, delivery: 'e1', reply: null });
    expect(await store.expire(90 * day)).toBe(0);
    expect(await store.expire(91 * day)).toBe(1);
  });
});
