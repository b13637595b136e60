import { expect } from 'vitest';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import type { Store } from '../../../src/core/store/store.ts';
import type { People } from './people.ts';
import { type Setup, setUp, type Transport } from './setup.ts';
import { recordOf, until, type Workspace } from './workspace.ts';

const questions = [
  'django or flask?',
  'and databases?',
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

/** A bot in as many processes as there may be, and what it works with. */
export type Burst = {
  readonly workspace: Workspace;
  readonly people: People;
  readonly store: Store;
  /** Whether messages of a thread are committed in the order they were said: one socket, one process. */
  readonly asSaid: boolean;
  settled(): Promise<void>;
};

/**
 * Delivers as many mentions at once, and checks that each is answered once, and in the order that its thread
 * was committed in.
 */
export async function burst(
  transport: Transport,
  processes: 1 | 2,
  threads: number,
  each: number,
): Promise<Measured> {
  // Several processes share a store only where it says so; of one that is not shared, all holds are theirs.
  const store = { ...openMemoryStore(100_000), shared: processes === 2 };
  // On a busy machine pings are late; Slack would deliver what went with the connection again, behind what came since.
  const slack: Setup = await setUp(transport, { store, pace: { pingTimeout: 60_000 } });
  try {
    if (processes === 2) await slack.another();
    return await burstOn(
      {
        workspace: slack.server.workspace,
        people: slack.people,
        store: slack.store,
        asSaid: transport === 'socket' && processes === 1,
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
  { workspace, people, store, asSaid, settled }: Burst,
  threads: number,
  each: number,
): Promise<Measured> {
  // The first turn of a process reads the knowledge's words in; a bot that has run for a second has done so.
  await people.say('C0OPEN', 'U1', '<@U0BOT> hello');
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
    if (asSaid) expect(ids).toEqual([...ids].sort());
  }
  times.sort((a, b) => a - b);
  return {
    median: Math.round(times[Math.floor(times.length / 2)] ?? 0),
    most: Math.round(times.at(-1) ?? 0),
  };
}
