import { expect } from 'vitest';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import type { Store } from '../../../src/core/store/store.ts';
import type { People } from './people.ts';
import { type Setup, setUp, type Transport } from './setup.ts';
import { recordOf, until, type Workspace } from './workspace.ts';

/** Questions whose answers everybody sees, in whichever order several processes take them. */
const questions = [
  'django or flask?',
  'and caching?',
  'and fastapi?',
  'what about testing?',
  'why?',
  'and async?',
  'how do we choose?',
  'and security?',
  'compare all three',
  'and deployment?',
];

/** How long acknowledgements took, in milliseconds. */
export type Measured = { readonly median: number; readonly most: number };

/** A bot, in one process or several, and what it works with. */
export type Burst = {
  readonly workspace: Workspace;
  readonly people: People;
  readonly store: Store;
  /** Whether messages of a thread are committed in the order they came, as over one socket to one process. */
  readonly inOrder: boolean;
  settled(): Promise<void>;
};

/**
 * Delivers many mentions at once, and checks that each is answered once, in the order its thread was committed.
 */
export async function burst(
  transport: Transport,
  processes: 1 | 2,
  threads: number,
  each: number,
): Promise<Measured> {
  // Processes share a store only if it says so; in one that isn't shared, all holds count as their own.
  const store = { ...openMemoryStore(100_000), shared: processes === 2 };
  // On a busy machine pings are late, and Slack would deliver what a dropped connection carried out of order.
  const slack: Setup = await setUp(transport, { store, pace: { pingTimeout: 60_000 } });
  try {
    if (processes === 2) await slack.another();
    return await burstOn(
      {
        workspace: slack.server.workspace,
        people: slack.people,
        store: slack.store,
        inOrder: transport === 'socket' && processes === 1,
        settled: () => until('nothing waits', () => slack.waiting() === 0),
      },
      threads,
      each,
    );
  } finally {
    await slack.close();
    expect(slack.server.workspace.complaints).toEqual([]);
  }
}

export async function burstOn(
  { workspace, people, store, inOrder, settled }: Burst,
  threads: number,
  each: number,
): Promise<Measured> {
  // The first turn of a process compiles the knowledge's words, which a running bot has done.
  await people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
  const times: number[] = [];
  const roots = Array.from({ length: threads }, () => workspace.ts());
  await Promise.all(
    Array.from({ length: each }, (_, turn) =>
      roots.map(async (thread) => {
        const began = performance.now();
        const words = questions[turn % questions.length] ?? '';
        await people.say('C0OPEN', 'U1', `<@U0BOT> ${words}`, { thread });
        times.push(performance.now() - began);
      }),
    ).flat(),
  );
  await until('all answers', () => workspace.posts.length >= threads * each + 1);
  await settled();
  expect(workspace.posts).toHaveLength(threads * each + 1);
  for (const thread of roots) {
    const id = `C0OPEN:${thread}`;
    const stored = await store.load({ workspace: 'slack:T0TEAM', kind: 'conversation', id });
    const done = stored?.value.deliveries.map(({ answer }) => answer);
    const posted = workspace.posts
      .filter((post) => post.thread === thread)
      .map(({ metadata }) => recordOf(recordOf(metadata).event_payload).answer);
    expect(done).toHaveLength(each);
    expect(posted).toEqual(done);
    const ids = stored?.value.deliveries.map((delivery) => delivery.id) ?? [];
    if (inOrder) expect(ids).toEqual([...ids].sort());
  }
  times.sort((a, b) => a - b);
  return {
    median: Math.round(times[Math.floor(times.length / 2)] ?? 0),
    most: Math.round(times.at(-1) ?? 0),
  };
}
