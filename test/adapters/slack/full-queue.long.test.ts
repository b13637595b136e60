import { expect, it } from 'vitest';
import { setUp } from '../../doubles/slack/setup.ts';
import { until } from '../../doubles/slack/workspace.ts';

/** As many threads wait in one process. */
const mostWaiting = 1_000;

it('leaves in the store what does not fit the queue, and posts it once when there is room', async () => {
  const slack = await setUp('socket');
  const { workspace } = slack.server;
  const threads = mostWaiting + 50;
  let most = 0;
  slack.server.failNext('chat.postMessage', { kind: 'limited', seconds: 6 });
  await Promise.all(
    Array.from({ length: threads }, () =>
      slack.people.say('C0OPEN', 'U1', '<@U0BOT> who are you?').then(() => {
        most = Math.max(most, slack.waiting());
      }),
    ),
  );
  expect(most).toBe(mostWaiting);
  await until('the queue is empty', () => slack.waiting() === 0, 40_000);
  expect(workspace.posts).toHaveLength(mostWaiting);
  // Until the hold on what was left in the store runs out.
  slack.pass(31_000);
  await until('the rest', () => workspace.posts.length === threads && slack.waiting() === 0, 20_000);
  expect(new Set(workspace.posts.map(({ thread }) => thread)).size).toBe(threads);
  await slack.close();
  expect(workspace.complaints).toEqual([]);
}, 60_000);
