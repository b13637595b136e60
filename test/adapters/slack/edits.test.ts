import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { type Answer, plain } from '../../../src/core/answer/answer.ts';
import type { Outgoing } from '../../../src/core/store/documents.ts';
import type { Store } from '../../../src/core/store/store.ts';
import { newConversation } from '../../../src/core/turn/conversation.ts';
import { type Setup, setUp } from '../../doubles/slack/setup.ts';
import { until } from '../../doubles/slack/workspace.ts';

const thread = '1790000000.000001';
const id = `C0OPEN:${thread}`;
const key = { workspace: 'slack:T0TEAM', kind: 'conversation', id } as const;
const address = {
  team: 'T0TEAM',
  enterprise: null,
  channel: 'C0OPEN',
  thread,
  asked: null,
  user: 'U1',
  isPrivate: false,
  isFallback: false,
  responseUrl: null,
};

/** An answer that takes so many messages. */
function answer(name: string, parts: number): Answer {
  const long = (part: number): string => `${name} ${part} ${'of many words '.repeat(190)}`;
  return {
    id: name,
    blocks: Array.from({ length: parts }, (_, part) => ({
      kind: 'paragraph' as const,
      spans: [plain(parts === 1 ? name : long(part))],
    })),
    sources: [],
    declined: false,
    ranking: null,
    isWhole: true,
  };
}

function outgoing(of: Answer, more: Partial<Outgoing>): Outgoing {
  return {
    answer: of.id,
    platform: 'slack',
    address,
    content: JSON.parse(JSON.stringify(of)),
    at: Date.now(),
    tries: 0,
    replaces: null,
    editable: false,
    ...more,
  };
}

/** Puts replies into the thread's outbox, as a process that died would have left them. */
async function leave(store: Store, ...outbox: Outgoing[]): Promise<void> {
  const before = await store.load(key);
  const value = before?.value ?? {
    conversation: newConversation(id),
    deliveries: [],
    outbox: [],
    heldUntil: 0,
    destination: { platform: 'slack', address },
    editable: [],
    announced: [],
    place: null,
    privateAnswer: null,
    muted: false,
    touched: Date.now(),
  };
  await store.save(
    key,
    { ...value, outbox: [...value.outbox, ...outbox], heldUntil: 0 },
    { basedOn: before?.version ?? 0, due: 0 },
  );
}

describe('a message that is edited later', () => {
  let slack: Setup;
  let store: Store;
  beforeEach(async () => {
    store = { ...openMemoryStore(), shared: true };
    slack = await setUp('socket', { store });
  });
  afterEach(async () => {
    await slack.close();
    expect(slack.server.workspace.complaints).toEqual([]);
  });
  const posts = () => slack.server.workspace.posts;
  const calls = (method: string) =>
    slack.server.workspace.calls.filter((call) => call.method === method).length;
  const out = async (...replies: Outgoing[]) => {
    await leave(store, ...replies);
    await until('the outbox is empty', () => slack.waiting() === 0);
    for (;;) {
      const stored = await store.load(key);
      if (stored?.value.outbox.length === 0) return;
      await sleep(5);
    }
  };

  it.each([
    [1, 1],
    [1, 3],
    [3, 1],
    [2, 3],
  ])('of %i messages takes the place of one of %i', async (before, after) => {
    await out(outgoing(answer('first', before), { editable: true }));
    const old = posts().map(({ ts }) => ts);
    expect(old).toHaveLength(before);
    await out(outgoing(answer('second', after), { replaces: 'first' }));
    expect(posts().map(({ text }) => text.slice(0, 6))).toEqual(
      Array.from({ length: after }, () => 'second'),
    );
    expect(
      posts()
        .slice(0, before)
        .map(({ ts }) => ts),
    ).toEqual(old.slice(0, after));
    expect(posts().every((post) => post.thread === thread)).toBe(true);
    // And again, from what it is now.
    await out(outgoing(answer('third', 1), { replaces: 'first' }));
    expect(posts().map(({ text }) => text)).toEqual(['third']);
    expect(posts()[0]?.ts).toBe(old[0]);
  });

  it.each(['message_not_found', 'cant_update_message', 'edit_window_closed'])(
    'is posted anew on %s, and found there the next time',
    async (error) => {
      await out(outgoing(answer('first', 2), { editable: true }));
      const old = posts().map(({ ts }) => ts);
      slack.server.failNext('chat.update', { kind: 'error', error });
      await out(outgoing(answer('second', 2), { replaces: 'first' }));
      expect(posts().map(({ text }) => text.slice(0, 6))).toEqual(['second', 'second']);
      expect(posts().some(({ ts }) => old.includes(ts))).toBe(false);
      const updates = calls('chat.update');
      await out(outgoing(answer('third', 1), { replaces: 'first' }));
      expect(posts().map(({ text }) => text)).toEqual(['third']);
      expect(calls('chat.update')).toBe(updates + 1);
    },
  );

  it('is posted if the place of the old one is not known', async () => {
    await out(outgoing(answer('second', 1), { replaces: 'first' }));
    expect(posts().map(({ text }) => text)).toEqual(['second']);
  });

  it('is edited the same way again by a process that takes over, and nothing is posted twice', async () => {
    await out(outgoing(answer('first', 1), { editable: true }));
    // The second part was posted, and not recorded.
    await out(outgoing(answer('second', 2), { replaces: 'first' }));
    const there = posts().map(({ ts }) => ts);
    const stored = await store.load(key);
    const kept = [{ answer: 'first', message: { channel: 'C0OPEN', parts: [there[0] ?? ''], asked: null } }];
    if (stored === undefined) throw new Error('no thread');
    await store.save(key, { ...stored.value, editable: kept }, { basedOn: stored.version, due: null });
    await out(outgoing(answer('second', 2), { replaces: 'first', tries: 1 }));
    expect(posts().map(({ ts }) => ts)).toEqual(there);
    expect(
      posts()
        .map(({ text }) => text)
        .join(),
    ).not.toContain('Posted again');
  });

  it('waits as long as Slack asks, and while Slack is down', async () => {
    await out(outgoing(answer('first', 1), { editable: true }));
    slack.server.failNext(
      'chat.update',
      { kind: 'limited', seconds: 1 },
      { kind: 'status', status: 503 },
      { kind: 'lost' },
    );
    await out(outgoing(answer('second', 1), { replaces: 'first' }));
    expect(posts().map(({ text }) => text)).toEqual(['second']);
    // One whose response was lost, and its repetition.
    expect(calls('chat.update')).toBe(2);
  });
});
