import { beforeEach, describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import type { Answer } from '../../../src/core/answer/answer.ts';
import { type Assistant, createAssistant } from '../../../src/core/assistant/assistant.ts';
import type { Decision } from '../../../src/core/decisions/record/record.ts';
import { DamagedDocument, type Store, StoreAway } from '../../../src/core/store/store.ts';
import type { Posting } from '../../../src/core/threads/thread-posts.ts';
import type { Weighing } from '../../../src/core/weighings/state/weighing.ts';
import { conversationOf, decisionOf } from '../../contract/documents.ts';
import { smallKnowledge } from '../small-topic.ts';

const now = 1_000;
/** More than one look takes up. */
const many = 600;
let store: Store;
let assistant: Assistant;

beforeEach(() => {
  store = { ...openMemoryStore(5 * many), shared: true };
  assistant = createAssistant({ store, knowledge: () => smallKnowledge, now: () => now });
});

/** A weighing whose status message waits to be edited. */
async function addWeighing(platform: string, workspace: string, thread: string, due: number): Promise<void> {
  const weighing: Weighing = {
    round: 1,
    operation: 'o',
    topic: 'queues',
    candidates: ['nats', 'kafka'],
    needs: [],
    asked: ['care'],
    more: [],
    conversation: thread,
    platform,
    openedBy: 'anna',
    openedAt: 0,
    named: [],
    closesAt: null,
    zone: 'UTC',
    remindAt: null,
    reminded: [],
    answers: [],
    shared: [],
    pointed: [],
    deliveries: [],
    closed: null,
    changes: 1,
    pending: ['status'],
    touched: due,
  };
  await store.save({ workspace, kind: 'weighing', id: `w-${thread}` }, weighing, { basedOn: 0, due });
}

/** A record with a notice for its thread. */
async function addDecision(platform: string, workspace: string, thread: string, due: number): Promise<void> {
  const content: Answer = {
    id: `notice ${thread}`,
    blocks: [{ kind: 'paragraph', spans: [{ kind: 'plain', text: 'It is time.' }] }],
    sources: [],
    declined: false,
    ranking: null,
  };
  const decision: Decision = {
    ...decisionOf('Queue'),
    checked: smallKnowledge.version,
    conversation: thread,
    destination: { platform, address: { thread } },
    notices: [{ answer: content.id, content, replaces: null, editable: false }],
  };
  await store.save({ workspace, kind: 'decision', id: `d-${thread}` }, decision, { basedOn: 0, due });
}

async function addThread(platform: string, workspace: string, thread: string): Promise<void> {
  const conversation = { ...conversationOf(thread), destination: { platform, address: { thread } } };
  await store.save({ workspace, kind: 'conversation', id: thread }, conversation, { basedOn: 0, due: null });
}

async function addBoth(platform: string, workspace: string, thread: string, due: number): Promise<void> {
  await addThread(platform, workspace, `${thread} weighs`);
  await addWeighing(platform, workspace, `${thread} weighs`, due);
  await addThread(platform, workspace, `${thread} decides`);
  await addDecision(platform, workspace, `${thread} decides`, due);
}

const threadsOf = (postings: readonly Posting[]): string[] =>
  postings.map(({ conversation }) => conversation).sort();

describe('due work', () => {
  it(`of one platform never waits for another's, though that has ${many} documents due longer`, async () => {
    for (let n = 0; n < many; n++) await addBoth('slack', 'slack:T1', `t${n}`, 0);
    await addBoth('discord', 'discord:1', 'late', now);
    expect(threadsOf(await assistant.due('discord', now))).toEqual(['late decides', 'late weighs']);
    expect(await assistant.due('discord', now)).toEqual([]);
    let told = 0;
    for (let look = 0; look < 3; look++) told += (await assistant.due('slack', now)).length;
    expect(told).toBe(2 * many);
  });

  it('is left to the platform of its thread where workspaces have other names', async () => {
    await addBoth('pipe', 'w', 'mine', 0);
    await addBoth('terminal', 'w', 'other', 0);
    expect(await assistant.due('pipe', now)).toEqual([]);
    expect(threadsOf(await assistant.due('pipe', now, ''))).toEqual(['mine decides', 'mine weighs']);
    expect(threadsOf(await assistant.due('terminal', now, 'w'))).toEqual(['other decides', 'other weighs']);
  });
});

describe('a damaged document', () => {
  const damaged = (what: string): Promise<never> =>
    Promise.reject(new DamagedDocument(what, 'a copy beside it'));

  it.each([
    ['record', 'd-bad decides', ['bad weighs', 'good decides', 'good weighs']],
    ['weighing', 'w-bad weighs', ['bad decides', 'good decides', 'good weighs']],
    ['thread', 'bad decides', ['bad weighs', 'good decides', 'good weighs']],
  ])('does not hold up the notices of others: a %s', async (_, id, told) => {
    await addBoth('slack', 'slack:T1', 'bad', 0);
    await addBoth('slack', 'slack:T2', 'good', now);
    const broken: Store = {
      ...store,
      load: (key) => (key.id === id ? damaged(id) : store.load(key)),
      async *list(workspace, kind) {
        for await (const stored of store.list(workspace, kind)) {
          if (stored.key.id === id) await damaged(id);
          yield stored;
        }
      },
    };
    const looking = createAssistant({ store: broken, knowledge: () => smallKnowledge, now: () => now });
    expect(threadsOf(await looking.due('slack', now))).toEqual(told);
  });

  it('is skipped; a store that is away still ends the look', async () => {
    await addBoth('slack', 'slack:T1', 't', 0);
    const away: Store = { ...store, load: () => Promise.reject(new StoreAway('it is off')) };
    const looking = createAssistant({ store: away, knowledge: () => smallKnowledge, now: () => now });
    await expect(looking.due('slack', now)).rejects.toThrow(StoreAway);
  });
});

describe('a notice', () => {
  it('is delivered once by two processes at once', async () => {
    await addBoth('slack', 'slack:T1', 't', 0);
    const other = createAssistant({ store, knowledge: () => smallKnowledge, now: () => now });
    const both = await Promise.all([assistant.due('slack', now), other.due('slack', now)]);
    expect(threadsOf(both.flat())).toEqual(['t decides', 't weighs']);
  });

  it.each(['decision', 'weighing'] as const)(
    'is delivered once where a process died before it took it off the %s',
    async (kind) => {
      await addBoth('slack', 'slack:T1', 't', 0);
      const dying: Store = {
        ...store,
        save: (key, value, options) =>
          key.kind === kind ? Promise.reject(new Error('ended')) : store.save(key, value, options),
      };
      const first = createAssistant({ store: dying, knowledge: () => smallKnowledge, now: () => now });
      await expect(first.due('slack', now)).rejects.toThrow('ended');
      await assistant.due('slack', now);
      const thread = `t ${kind === 'decision' ? 'decides' : 'weighs'}`;
      const stored = await store.load({ workspace: 'slack:T1', kind: 'conversation', id: thread });
      expect(stored?.value.outbox).toHaveLength(1);
      expect(await store.due(kind, now, 10)).toEqual([]);
    },
  );

  it('that came in while others were delivered stays for the next look', async () => {
    await addBoth('slack', 'slack:T1', 't', 0);
    const key = { workspace: 'slack:T1', kind: 'weighing', id: 'w-t weighs' } as const;
    let changed = false;
    const busy: Store = {
      ...store,
      async save(saved, value, options) {
        const version = await store.save(saved, value, options);
        if (saved.kind === 'conversation' && saved.id === 't weighs' && !changed) {
          changed = true;
          const before = await store.load(key);
          if (before === undefined) throw new Error('it is there');
          const after = { ...before.value, changes: before.value.changes + 1 };
          await store.save(key, after, { basedOn: before.version, due: 0 });
        }
        return version;
      },
    };
    const first = createAssistant({ store: busy, knowledge: () => smallKnowledge, now: () => now });
    await first.due('slack', now);
    expect((await store.load(key))?.value.pending).toEqual(['status']);
    await assistant.due('slack', now);
    expect((await store.load(key))?.value.pending).toEqual([]);
  });
});
