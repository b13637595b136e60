import { expect } from 'vitest';
import { type Setup, setUp, type Transport } from './setup.ts';
import { recordOf, until } from './workspace.ts';

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
  const slack: Setup = await setUp(transport);
  try {
    if (processes === 2) await slack.another();
    const { workspace } = slack.server;
    // The first turn of a process reads the knowledge's words in; a bot that has run for a second has done so.
    await slack.people.say('C0OPEN', 'U1', '<@U0BOT> hello');
    const times: number[] = [];
    const roots = Array.from({ length: threads }, () => workspace.ts());
    await Promise.all(
      Array.from({ length: each }, (_, turn) =>
        roots.map(async (thread) => {
          const began = performance.now();
          await slack.people.say('C0OPEN', 'U1', `<@U0BOT> ${questions[turn % questions.length] ?? ''}`, {
            thread,
          });
          times.push(performance.now() - began);
        }),
      ).flat(),
    );
    await until('all answers', () => workspace.posts.length >= threads * each + 1, 60_000);
    await until('nothing waits', () => slack.waiting() === 0);
    expect(workspace.posts).toHaveLength(threads * each + 1);
    for (const thread of roots) {
      const stored = await slack.store.load({
        workspace: 'slack:T0TEAM',
        kind: 'conversation',
        id: `C0OPEN:${thread}`,
      });
      const done = stored?.value.deliveries.map(({ answer }) => answer);
      const posted = workspace.posts
        .filter((post) => post.thread === thread)
        .map(({ metadata }) => recordOf(recordOf(metadata).event_payload).answer);
      expect(done).toHaveLength(each);
      expect(posted).toEqual(done);
      // With one socket the messages of a thread come in the order they were said, and are committed so.
      if (transport === 'socket' && processes === 1) {
        const ids = stored?.value.deliveries.map(({ id }) => id) ?? [];
        expect(ids).toEqual([...ids].sort());
      }
    }
    times.sort((a, b) => a - b);
    return {
      median: Math.round(times[Math.floor(times.length / 2)] ?? 0),
      most: Math.round(times.at(-1) ?? 0),
    };
  } finally {
    await slack.close();
    expect(slack.server.workspace.complaints).toEqual([]);
  }
}
