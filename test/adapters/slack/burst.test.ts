import { afterEach, describe, expect, it } from 'vitest';
import { limits } from '../../../src/adapters/slack/limits.ts';
import { type Setup, setUp } from '../../doubles/slack/setup.ts';
import { recordOf, until } from '../../doubles/slack/workspace.ts';

const threads = 50;
const each = 10;
const questions = ['django or flask?', 'and databases?', 'and fastapi?', 'what about testing?', 'why?', 'and async?', 'how do we choose?', 'and security?', 'compare all three', 'and deployment?'];

describe('500 mentions in 50 threads, in one burst', () => {
  let slack: Setup;
  afterEach(async () => {
    await slack.close();
    expect(slack.server.workspace.complaints).toEqual([]);
  });

  it.each([
    ['socket', 1],
    ['http', 1],
    ['socket', 2],
  ] as const)('are each answered once and in order over %s, with %i on one store', async (transport, processes) => {
    slack = await setUp(transport);
    if (processes === 2) await slack.another();
    const { workspace } = slack.server;
    // The first turn of a process reads the knowledge's words in; a bot that has run for a second has done so.
    await slack.people.say('C0OPEN', 'U1', '<@U0BOT> hello');
    const times: number[] = [];
    const roots = Array.from({ length: threads }, () => workspace.ts());
    await Promise.all(
      Array.from({ length: each }, (_, turn) => roots.map(async (thread) => {
        const began = performance.now();
        await slack.people.say('C0OPEN', 'U1', `<@U0BOT> ${questions[turn] ?? ''}`, { thread });
        times.push(performance.now() - began);
      })).flat(),
    );
    await until('500 answers', () => workspace.posts.length >= threads * each + 1, 60_000);
    await until('nothing waits', () => slack.waiting() === 0);
    expect(workspace.posts).toHaveLength(threads * each + 1);
    for (const thread of roots) {
      const stored = await slack.store.load({ workspace: 'slack:T0TEAM', kind: 'conversation', id: `C0OPEN:${thread}` });
      const done = stored?.value.deliveries.map(({ answer }) => answer);
      const posted = workspace.posts.filter((post) => post.thread === thread).map(({ metadata }) => recordOf(recordOf(metadata)['event_payload'])['answer']);
      expect(done).toHaveLength(each);
      expect(posted).toEqual(done);
    }
    times.sort((a, b) => a - b);
    const at = (share: number): number => Math.round(times[Math.floor(times.length * share)] ?? 0);
    console.info(`acknowledged (${transport}, ${processes}): median ${at(0.5)} ms, 99 % ${at(0.99)} ms, last ${Math.round(times.at(-1) ?? 0)} ms`);
    expect(times.at(-1)).toBeLessThan(limits.acknowledgeWithin);
  });
});
